"""Where a promise stands, in words."""

from collections.abc import Mapping
from types import MappingProxyType

from commitcheck.model.vocabulary import SourceKind

PLACES: Mapping[SourceKind, str] = MappingProxyType(
    {
        "msa": "in the master agreement",
        "order_form": "in the order form",
        "sow": "in the statement of work",
        "amendment": "in an amendment",
        "dpa": "in the data processing agreement",
        "side_letter": "in a side letter",
        "rfp_response": "in an RFP response",
        "security_questionnaire": "in a security questionnaire",
        "demo": "in a demo",
        "marketing": "in marketing material",
        "email": "in an email",
        "call": "in a call",
        "chat": "in a chat",
        "roadmap_slide": "on a roadmap slide",
        "slide_deck": "in a slide deck",
        "unspecified": "in an unnamed source",
    }
)
