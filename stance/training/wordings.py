"""Ways to word the targets while training. Not the wordings the evaluation asks with.

A reader trained on one wording would learn to ignore it; these vary, and the opposites flip favor and against.
"""

from __future__ import annotations

SAME: dict[str, tuple[str, ...]] = {
    "nato_membership": (
        "Ukraine becomes a member of NATO",
        "Ukraine joins NATO",
        "NATO invites Ukraine to join the alliance",
        "NATO membership for Ukraine",
        "Ukraine's accession to the Western military alliance",
        "Ukraine is admitted to NATO",
        "Kyiv gets a seat in the alliance",
        "die Ukraine wird Mitglied der Nato",
        "l'Ukraine adhère à l'Otan",
        "Україна вступає до НАТО",
        "Украина вступает в НАТО",
        "Ukraina wstępuje do NATO",
        "Ucrania ingresa en la OTAN",
        "l'Ucraina entra nella Nato",
        "Ukrajna csatlakozik a NATO-hoz",
    ),
    "ceasefire_forces": (
        "foreign troops are sent to Ukraine to secure a ceasefire",
        "international peacekeepers are stationed in Ukraine",
        "European soldiers guarantee a truce in Ukraine on the ground",
        "a foreign military presence in Ukraine secures the peace",
        "peacekeeping troops for Ukraine",
        "deployment of a multinational force in Ukraine after the war",
        "our soldiers take part in a mission that guards the ceasefire in Ukraine",
        "ausländische Truppen sichern einen Waffenstillstand in der Ukraine",
        "des troupes étrangères garantissent un cessez-le-feu en Ukraine",
        "іноземні війська забезпечують припинення вогню в Україні",
        "иностранные войска обеспечивают перемирие на Украине",
        "zagraniczne wojska na Ukrainie pilnują rozejmu",
        "tropas extranjeras vigilan un alto el fuego en Ucrania",
        "truppe straniere in Ucraina garantiscono la tregua",
        "külföldi csapatok biztosítják a tűzszünetet Ukrajnában",
    ),
}
OPPOSITE: dict[str, tuple[str, ...]] = {
    "nato_membership": (
        "Ukraine stays out of NATO",
        "Ukraine never joins NATO",
        "NATO membership for Ukraine is ruled out",
        "Ukraine is not admitted to the alliance",
        "die Ukraine bleibt außerhalb der Nato",
        "l'Ukraine reste hors de l'Otan",
        "Україна не вступає до НАТО",
    ),
    "ceasefire_forces": (
        "no foreign troops are sent to Ukraine",
        "Ukraine remains without foreign soldiers after a ceasefire",
        "peacekeepers are kept out of Ukraine",
        "there is no international military presence in Ukraine",
        "keine ausländischen Truppen in der Ukraine",
        "aucune troupe étrangère en Ukraine",
        "жодних іноземних військ в Україні",
    ),
}
UNRELATED = (
    "a speed limit on motorways",
    "higher pensions",
    "a ban on smoking in restaurants",
    "building new nuclear power stations",
    "free public transport",
    "eine Reform der Erbschaftsteuer",
    "l'interdiction de la chasse",
)
EVALUATED_SAME: dict[str, tuple[str, ...]] = {
    "nato_membership": (
        "Ukraine becomes a member of NATO",
        "Ukraine enters the North Atlantic alliance",
        "Kyiv is invited into NATO",
        "the alliance admits Ukraine as a member",
        "Ukraine should be part of NATO",
    ),
    "ceasefire_forces": (
        "foreign troops are sent to Ukraine to secure a ceasefire",
        "soldiers from other countries keep the peace in Ukraine",
        "an international force is stationed in Ukraine to protect a truce",
        "Western peacekeepers go to Ukraine",
        "a European contingent monitors the ceasefire in Ukraine",
    ),
}
EVALUATED_OPPOSITE = {
    "nato_membership": "Ukraine remains outside the North Atlantic alliance",
    "ceasefire_forces": "foreign soldiers are not deployed in Ukraine",
}
