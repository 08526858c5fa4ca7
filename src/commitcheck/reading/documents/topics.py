"""What a clause of a document speaks of, by its words: what providers promise, and what not."""

import re
from collections.abc import Iterator
from functools import lru_cache

_TOPICS = {
    # what contracts hold beside promises
    "legal": r"liab\w+|indemni\w+|governing law|jurisdiction|courts?|arbitrat\w+|assign(?:s|ment|able)?|severab\w+|waive[rds]*|entire agreement|force majeure|survive|injunctive|dispute\w*|remed(?:y|ies)|damages|breach\w*|attorney\w*|counterpart\w*|enforceab\w+|construed|successors",
    "payment": r"pay(?:s|ment|ments|able|ing)?|invoice[sd]?|fees?|tax(?:es)?|price[sd]?|pricing|billed|billing|budget|costs?|charge[sd]?|refund\w*|interest|royalt\w+|(?<!\w)[$€£]\s?\d",
    "property": r"intellectual property|ownership|owns?|title|licen[sc]e[sd]?|licensing|trademarks?|copyright\w*|patents?|proprietary|rights?",
    "confidence": r"confidential\w*|disclos\w+|recipient|non-disclosure|secrec\w+",
    "term": r"terminat\w+|expir\w+|renew\w*|effective date|subscription period|term of",
    "definition": r"means|shall mean|refers? to|defined (?:as|in)|has the meaning|have the meanings?|shall have the same meaning",
    "disclaimer": r"as is|as available|disclaim\w*|no guarantees?|not guarantee|not warrant|makes no|not be liable|not responsible|not be responsible|without warranty|sole discretion|reserves? the right",
    "administration": r"clearance\w*|badge\w*|building pass|key personnel|contracting officer|travel\w*|solicitation|proposals?|offeror\w*|quote\w*|evaluation|resumes?",
    "people": r"\[name\]|team|founder\w*|experience|bio|linkedin|years of",
    "drafting": r"drafting note|delete (?:the|this)|select (?:one|and)|insert|fill in|(?:first|second|third) option",
    "link": r"https?:|learn more|contact (?:us|the|your)|sign up|see (?:our|the)",
    "praise": r"easy|easily|simple|simply|powerful|best|leading|trusted|mission|believe|excited|great|ideal|passion\w*|huge|confident",
    "story": r"problem\w*|challenge\w*|currently|today|history|background|founded|was|were|had|risk\w*|felt|thought|learned|asked",
    "instruction": r"describes?|explains?|this (?:page|section|document|guide)|outlined|listed below|table below|following actions?|should not be used|must not be used|need to|we recommend|consider|please|you(?:'ll| will) (?:need|want)",
    "choice": r"optional|if (?:not )?(?:providing|applicable|charging|there is)",
    # what providers promise
    "security": r"encrypt\w*|secur\w+|password\w*|authenticat\w+|vulnerab\w+|penetration|firewall\w*|malware|antivirus|patch\w*|audit\w*|log(?:s|ged|ging)?|incident\w*|threat\w*|tls|ssl|mfa|2fa|access control|hash\w*|ddos|xss|bounty|sso|scim",
    "standard": r"soc ?[12]|iso ?\d{4,5}|hipaa|gdpr|fedramp|fisma|pci|nist|certif\w+|accredit\w+|complian\w+|comply|complies|accessib\w+|508|wcag|ato",
    "level": r"uptime|availab\w+|downtime|24x7|24/7|response times?|restor\w+|recover\w+|maintenance window|service levels?|service credits?|outage\w*|\d\d[.,]\d+ ?%",
    "support": r"support\w*|help ?desk|tickets?|escalat\w+|respond\w*|respons\w+|business hours|email|assistance",
    "data": r"backups?|backed up|retain\w*|retention|delet\w+|stor(?:e|es|ed|age|ing)|region\w*|data ?cent(?:er|re)s?|located in|hosted|export\w*|data",
    "development": r"develop\w*|implement\w*|design\w*|build\w*|built|creat\w+|deploy\w*|integrat\w+|apis?|prototype\w*|releas\w+|deliver\w*|milestone\w*|migrat\w+|test\w*|interface\w*|feature\w*|functionalit\w+|modul\w+|code",
    "service": r"train\w*|document\w*|report\w*|workshop\w*|transition\w*|deliverable\w*|research|plan|manual\w*|consult\w*|review\w*|recommend\w*",
    "free": r"free of (?:additional )?charge|at no (?:additional )?cost|no charge|free trial|flat fee|shall bear|borne by",
    "restriction": r"most favou?red|no less favou?rabl\w*|exclusiv\w+|escrow|source code",
    "restraint": r"(?:will|shall|may|do|does) (?:not|never|only) (?:use|disclose|share|sell|train|access|store|retain|collect|participate|engage|transfer|charge)",
    "schedule": r"timeline|week|phase|stage|sprint|milestone|start(?:ing)?|by the end|no later than|within",
    "enabling": r"enables?|allows?|lets?|you can|able to|can be|ability to|gives? you|includes?|offers?|features?",
}  # fmt: skip
_ADDRESS = re.compile(r"https?:\S+|\S+@\S+")
"""An address says that there is one; its words say nothing."""


@lru_cache(1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE))
        for name, words in _TOPICS.items()
    )


def topics(text: str) -> Iterator[str]:
    """The topics that a text touches, in a fixed order."""
    text = _ADDRESS.sub(" https: ", text)
    return (name for name, words in _patterns() if words.search(text))
