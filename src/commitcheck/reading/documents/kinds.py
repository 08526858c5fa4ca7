"""The kind of a document's promise: its words, then its lead-in and heading, then its document."""

import re
from collections.abc import Mapping
from functools import lru_cache

from commitcheck.model.document import Clause
from commitcheck.model.vocabulary import Kind

_SAYS: Mapping[Kind, str] = {
    "mfn": r"most[- ]favou?red|no less favou?rabl\w*|(?:lower|better|more favou?rabl\w*) (?:price|rate|fee|term)s?|any other (?:customer|distributor|licensee)",
    "exclusivity": r"exclusivity|exclusive (?:right|territor|partner|distribut)\w*|shall not participate in any|not (?:sell|offer|license) (?:to|it to) any (?:competitor|other)",
    "ip_escrow": r"escrow|release conditions?|source code (?:to|shall|will|is)|open source and available",
    "eol_support": r"end[- ]of[- ](?:life|support)|eol|deprecat\w+|decommission\w*|retire[ds]?|sunset\w*|no longer (?:be )?(?:able|available|supported|receive)|stop supporting|support ends|will be removed|discontinu\w+|breaking change",
    "sla": r"uptime|downtime|service levels?|slas?|availability|service credits?|uptime credits?|outages?|status ?page|rpo|rto|recovery (?:time|point)|restor(?:e|ed|ation) (?:of )?(?:the )?service|\d\d[.,]\d+ ?%|\[ ?# ?\]%",
    "support": r"(?:supports?|maintenance) (?:described|is|will|shall|and)|(?:hosting and |provides? )supporting|with support|support(?:s|ed)? (?:requests?|hours?|channel|services?|desk|team|staff|portal|plan|policy|obligation)|technical support|customer support|maintenance and support|support and maintenance|response times?|help ?desk|tickets?|business hours|responds? (?:to|within)|service hours|after[- ]hours|priority \d|severity|business days?:?|issues (?:that|raised)|staffed|email support|updates? and support|undocumented issues|known issues|ask for help|report (?:any|bugs)|respond\w* quickly|incidents: we|bug fix\w*|maintain these|work ?around",
    "data_residency": r"data cent(?:er|re)s? (?:are|in|located)|stored and processed in|located in|hosted in|regions?|cloud service provider|country|residen\w+|jurisdiction of storage|within (?:the )?(?:eu|eea|uk|us|switzerland|germany)",
    "data_retention": r"back(?:ed)? ?ups?|retain\w*|retention|delet\w+|purg\w+|destroy\w*|kept for|keep (?:this|the|your) (?:data|details|record)|keeps? a (?:temporary )?record|retriev\w+ (?:the )?data|return (?:the |all )?(?:data|content)|for \d+ days",
    "pricing": r"free (?:of|to|trial|test|sandbox)|no (?:additional )?(?:cost|charge)|flat fee|discount\w*|price|fees? (?:may|will|shall) (?:not )?increase|per renewal|costs? (?:of|associated|relating)|bear (?:all|the)|borne by|at no cost",
    "performance": r"latency|load time|response time of|throughput|milliseconds?|\d+ ?ms|fast(?:er)?|(?:better|high|site|system) performance|performance (?:budget|goal|target)s?|quickly as|bandwidth|surges|seconds|bottlenecks?",
    "scale": r"concurrent|up to [\d,.]+ (?:users|seats|requests|records)|unlimited|scal(?:e|es|able|ing) to",
    "roadmap_disclosure": r"coming soon|roadmap|working to add|future (?:release|version|development)s?|plan(?:s|ned)? to (?:add|release|support)|upcoming",
    "integration": r"integrat(?:e|es|ed|ion|ions|ing) (?:with|into|to)|integrations?|ingest\w*|share [\w ]{0,30}between|connection to|apis?|connectors?|webhooks?|import\w*|export (?:data|files)|interoperab\w+|interfaces? with|interact(?:s|ing)? with|compatib\w+|saml|openid|oidc|sdk|plug-?ins?",
    "deployment": r"host(?:s|ed|ing)? (?:and maintain )?(?:of )?the (?:site|system|data|application|service)|on[- ]premises?|deployable|self-hosted|private cloud|single[- ]tenant|dedicated instance|hosting of",
    "compliance": r"encrypt\w*|secur\w+|password\w*|authenticat\w+|vulnerab\w+|penetration|firewall\w*|malware|antivirus|patch(?:es|ed|ing)?|audit\w*|security incidents?|(?:we )?log all|threats?|tls|ssl|https|mfa|2fa|two[- ]factor|access (?:control|is (?:limited|restricted|granted|audited))|(?:employee|remote|physical|unauthori[sz]ed) (?:access|entry)|access to (?:our|servers?|customer data|the data|accounts?|systems?)|hash\w*|ddos|xss|bounty|privacy|personal (?:data|information)|phi|hipaa|gdpr|soc ?[12]|iso ?\d+|fedramp|fisma|pci|nist|certif\w+|accredit\w+|complian\w+|comply|complies|accessib\w+|508|wcag|ato|breach\w*|confidentiality agreements?|use and disclos\w+|disclosures? of|train(?:s|ed)? any model|spam|dmarc|spf|background checks?|security standards?|isolat\w+|monitor(?:s|ed|ing)? (?:for|the|anomal)\w*|threat landscape|unlawful|aggregated|denial of service|protected [ab]|sanitis\w+",
    "services": r"train(?:ing|ed on)?|document(?:s|ation)?|reports?|workshops?|transition\w*|research\w*|recommend\w*|consult\w*|manuals?|status of|accounting|notify the|key milestones|discovery|post-award|solicitation|contracting|administrative|task orders?|vendor|procurement|sprint|engagement|records? and notes|interviews?|meetings?|stakeholders?|testing|(?:unit|usability|user) tests?|tests?|knowledge|project (?:plan|planning|management)|plan(?:ning)?|survey\w*|evaluation|drafting|draft(?:s|ed)?|analysis|sprint (?:review|plan)\w*|coordinat\w+|collaborat\w+|personnel|work(?:ing)? with|assist\w*|migrat\w+|onboard\w*|backlog|guid(?:e|ance)|spec(?:s|ification)? (?:review|updates?)|blog posts?|code review|promot\w+|templates?|newsletters?|demo(?:s|nstrat\w+)?|deliverables? (?:shall|will) be",
    "custom_development": r"(?:shall|will|to) (?:design|develop|build|create|implement|be (?:developed|built|created|implemented|written))|develop(?:ment|ing|er)?|prototypes?|smart contracts?|registry|mvp|implement(?:ation|ed|s|ing)?|creat(?:e|es|ion|ing)|custom\w*|new (?:module|version|tool|data system)s?|launch of|build|this (?:module|deliverable|feature|extension)|modif(?:y|ication)\w*|functionalit\w+|timeline|fork|frontend|backend|widget|codebase|spec(?:ification)?",
    "feature": r"you can|lets you|allows? you|enables? you|users? (?:can|may|must)|supports?|provides?|includes?|is available|are available|new:|now available|by default|features?|settings?|dashboard|configur\w+|customi[sz]e|options?",
}  # fmt: skip
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+")
_OWN, _LEAD, _HEADING = 3.0, 1.2, 1.6
_RARE: frozenset[Kind] = frozenset(
    ("mfn", "exclusivity", "ip_escrow", "eol_support", "roadmap_disclosure", "pricing", "sla")
)
_EXTRA = 1.5
_BROAD: frozenset[Kind] = frozenset(("feature", "custom_development", "services", "integration"))
_BROAD_SHARE = 0.55


@lru_cache(1)
def _patterns() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE))
        for kind, words in _SAYS.items()
    )


def kind_of(clause: Clause, overall: Mapping[str, float]) -> Kind:
    """The kind with the most for it; `overall` are the shares of topics in the document."""
    text = _ADDRESS.sub(" ", clause.text)
    scores = dict(_defaults(overall))
    for kind, words in _patterns():
        share = _BROAD_SHARE if kind in _BROAD else 1.0
        own = len(set(match.casefold() for match in words.findall(text)))
        score = share * _OWN * (1 + 0.35 * (own - 1)) if own else 0.0
        score += _EXTRA if own and kind in _RARE else 0.0
        score += share * _LEAD if clause.lead_in and words.search(clause.lead_in) else 0.0
        score += share * _HEADING if words.search(clause.heading) else 0.0
        scores[kind] = scores.get(kind, 0.0) + score
    return max(scores, key=lambda kind: (scores[kind], -list(_SAYS).index(kind)))


def _defaults(overall: Mapping[str, float]) -> Mapping[Kind, float]:
    """What a document is mostly about: security pages, statements of work, product pages."""
    def share(name: str) -> float:
        return overall.get(f"all:{name}", 0.0) / 2

    build = share("development") + share("schedule") - share("security") - share("standard")
    secure = share("security") + share("standard")
    return {
        "compliance": 4.0 * secure if secure > 0.35 else 0.0,
        "custom_development": 3.0 * max(0.0, build) if build > 0.35 else 0.0,
        "services": 2.2 * (share("service") + share("shall")) if share("service") > 0.3 else 0.0,
        "feature": 1.0,
        "support": 2.0 * share("support") if share("support") > 0.4 else 0.0,
    }
