"""Two labels in a file: which of them is class 0, and which is class 1.

Where one says no and the other yes, in one of the languages below, the no is 0, in whatever order
they stand. Of others the one that sorts first is 0: numbers by their size, then words by their
characters.
"""

from collections.abc import Iterable

#: Pairs that are known, the no first, in lower case: English, Korean, German, French, Spanish and
#: signs. Some words are a no in more than one language.
_PAIRS = """
no yes, n y, false true, f t, fail pass, failed passed, negative positive, neg pos, off on,
absent present, low high, bad good, small large, small big, short tall, short long, wrong right,
incorrect correct, rejected accepted, reject accept, denied approved, died survived,
dead alive, healthy ill, healthy sick, benign malignant, b m, ham spam, loss win, lost won,
lose win, inactive active, control treatment, normal abnormal,
아니요 예, 아니요 네, 아니오 예, 아니오 네, 거짓 참, 불합격 합격, 탈락 합격, 탈락 통과, 낙제 합격,
실패 성공, 음성 양성, 없음 있음, 없다 있다, 틀림 맞음, 오답 정답, 정상 비정상, 정상 이상, 사망 생존,
낮음 높음, 작음 큼, 나쁨 좋음, 꺼짐 켜짐, 거부 승인, 거절 승인, 결석 출석, 반대 찬성,
nein ja, n j, falsch wahr, falsch richtig, durchgefallen bestanden, negativ positiv, aus ein,
aus an, schlecht gut, klein groß, klein gross, niedrig hoch, gesund krank,
abgelehnt angenommen, tief hoch,
non oui, n o, faux vrai, échoué réussi, échec réussite, échec succès, refusé admis, recalé admis,
négatif positif, petit grand, mauvais bon, faible élevé, sain malade,
no sí, no si, falso verdadero, suspenso aprobado, suspendido aprobado, reprobado aprobado,
negativo positivo, pequeño grande, malo bueno, bajo alto, sano enfermo, rechazado aceptado,
- +, – +, − +, × ○, x o, ✗ ✓, ✘ ✔, ❌ ✅, ☐ ☑, 0 1, -1 1, −1 1, 1 2
"""

#: Each known pair as (no, yes).
KNOWN: frozenset[tuple[str, str]] = frozenset(
    (no, yes) for no, yes in (pair.split() for pair in _PAIRS.replace("\n", " ").split(","))
)

#: What makes a label the no of what follows, as "not spam" is of "spam".
_NEGATIONS = (
    *("not ", "no ", "non ", "non-", "not-", "no-", "un", "in"),
    *("nicht ", "nicht-", "kein ", "keine ", "pas ", "pas de "),
    *("불", "미", "비", "무", "!", "~", "¬"),
)


def order(labels: Iterable[str]) -> tuple[str, ...]:
    """Return labels in the order of their classes, as many as there are.

    Parameters
    ----------
    labels : iterable of str
        Different ones, as they stand in the file.
    """
    found = sorted(labels, key=_by_size)
    if len(found) == 2 and is_known(found[1], found[0]):
        found.reverse()
    return tuple(found)


def is_known(no: str, yes: str) -> bool:
    """Return whether two labels are known to say no and yes, in this order."""
    pair = no.strip().casefold(), yes.strip().casefold()
    return pair in KNOWN or any(pair[0] == before + pair[1] for before in _NEGATIONS)


def _by_size(label: str) -> tuple[bool, float, str]:
    try:
        return False, float(label.replace("−", "-").replace(",", ".")), label
    except ValueError:
        return True, 0.0, label
