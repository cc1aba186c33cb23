"""What records say about a partner: ladder, agreements, promises, anniversaries, gaps. Pure: the clock is an argument.

The one place for these rules. A date is never read more finely than it is known: where two dates cannot be put in
order, the answer says "perhaps", and what has no date stays undated.
"""

from atlas.relations.aftermath import Aftermath, aftermaths
from atlas.relations.anniversary import Anniversary, anniversaries
from atlas.relations.deal import Deal, deals, is_signed
from atlas.relations.ladder import RUNG_OF_KIND, RUNGS, Rung
from atlas.relations.partner import Partner, partners
from atlas.relations.promise import ANNOUNCED_MONTHS_MAX, Promise
from atlas.relations.visits import balance

__all__ = [
    "ANNOUNCED_MONTHS_MAX",
    "RUNGS",
    "RUNG_OF_KIND",
    "Aftermath",
    "Anniversary",
    "Deal",
    "Partner",
    "Promise",
    "Rung",
    "aftermaths",
    "anniversaries",
    "balance",
    "deals",
    "is_signed",
    "partners",
]
