"""The code of every rule, for rules that must know which codes exist (a waiver names one).

The catalogue itself imports the rules, so they cannot ask it; a test holds the two together.
"""

ALL_CODES: tuple[str, ...] = (
    "INP001", "INP002", "INP003", "INP004",
    "POS101", "POS102", "POS103", "POS104",
    "GOV201", "GOV202", "GOV203", "GOV204", "GOV205",
    "COV301", "COV302", "COV303", "COV304", "COV305",
    "TIM401", "TIM402", "TIM403",
    "CAP501", "CAP502", "CAP503", "CAP504",
    "VIS601", "VIS602", "VIS603", "VIS604",
    "XCF701", "XCF702", "XCF703", "XCF704", "XCF705",
    "COM801", "COM802", "COM803", "COM804", "COM805", "COM806", "COM807",
    "DEB901", "DEB902", "DEB903", "DEB904", "DEB905",
    "WVR951", "WVR952", "WVR953", "WVR954",
)  # fmt: skip
