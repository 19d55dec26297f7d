"""Every colour and size, named once by what it means, in light and dark."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

#: The spacing that everything is a multiple of, in pixels.
GRID = 8


#: How the line of each run beside the present one is dashed, in pixels of line and gap: told apart
#: without their colours, too. The present run's line is whole.
DASHES: dict[str, tuple[float, ...]] = {
    "run_1": (9.0, 3.0),
    "run_2": (5.0, 3.0),
    "run_3": (2.0, 3.0),
    "run_4": (9.0, 3.0, 2.0, 3.0),
    "run_5": (9.0, 3.0, 2.0, 3.0, 2.0, 3.0),
}

#: The looks of the runs beside the present one.
RUN_STYLES = tuple(DASHES)


class Theme(NamedTuple):
    """The colours of one appearance, as ``#RRGGBB``."""

    name: str
    ground: str
    panel: str
    ink: str
    muted: str
    hairline: str
    #: The edge of a field, and the ground of a selected row.
    field: str
    selection: str
    #: What to do next; used for one thing at a time.
    accent: str
    on_accent: str
    #: Answers and targets 0 and 1, and the undecided middle of the ŷ scale.
    class_0: str
    class_1: str
    undecided: str
    #: Answers and targets that are numbers, where they are lowest and where they are highest.
    number_low: str
    number_high: str
    #: The parameters: a weight by which of its unit's inputs it belongs to, and the bias. What a
    #: hidden unit gives on has the hue of the weights that it goes into.
    w1: str
    w2: str
    w3: str
    w4: str
    w5: str
    w6: str
    w7: str
    w8: str
    b: str
    loss: str
    #: The loss without the penalty, where there is one.
    data: str
    #: The loss of the samples held out.
    test: str
    #: The runs beside the present one, each with its dash in `DASHES`.
    run_1: str
    run_2: str
    run_3: str
    run_4: str
    run_5: str
    good: str
    warning: str
    #: The loss over the parameters, where it is lowest and where it is highest.
    valley: str
    hill: str

    @property
    def dark(self) -> bool:
        """Whether light ink stands on a dark ground."""
        return self.name == "dark"

    def colour(self, quantity: str) -> QColor:
        """Return the colour of a quantity by its name, such as ``"w1"`` or ``"ink"``.

        A parameter of a network, such as ``"h1.2.w1"``, has the colour of its last part.
        """
        return QColor(getattr(self, quantity.rpartition(".")[2]))

    def parameter(self, name: str) -> QColor:
        """Return the colour of a parameter; ink for one that has none of its own."""
        return QColor(getattr(self, name.rpartition(".")[2], self.ink))

    def palette(self) -> QPalette:
        """Return Qt's palette in these colours."""
        palette = QPalette()
        role = QPalette.ColorRole
        for key, value in {
            role.Window: self.ground,
            role.WindowText: self.ink,
            role.Base: self.panel,
            role.AlternateBase: self.ground,
            role.Text: self.ink,
            role.Button: self.panel,
            role.ButtonText: self.ink,
            role.ToolTipBase: self.panel,
            role.ToolTipText: self.ink,
            role.PlaceholderText: self.muted,
            role.Highlight: self.accent,
            role.HighlightedText: self.on_accent,
            role.Link: self.accent,
            role.Light: self.panel,
            role.Midlight: self.hairline,
            role.Mid: self.hairline,
            role.Dark: self.muted,
            role.Shadow: self.hairline,
        }.items():
            palette.setColor(key, QColor(value))
        for key in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(self.muted))
        return palette


LIGHT = Theme(
    name="light",
    ground="#FBFBF9",
    panel="#FFFFFF",
    ink="#1F2328",
    muted="#5F6772",
    hairline="#E3E5E8",
    field="#8B929B",
    selection="#E6EEF6",
    accent="#0B63B0",
    on_accent="#FFFFFF",
    class_0="#D55E00",
    class_1="#0072B2",
    undecided="#FFFFFF",
    number_low="#F3EEDD",
    number_high="#1C5F66",
    w1="#008F68",
    w2="#8E5BB5",
    w3="#B5447E",
    w4="#687715",
    w5="#0E7C8C",
    w6="#5A63C4",
    w7="#946600",
    w8="#B04E4C",
    b="#7A6A53",
    loss="#1F2328",
    data="#3F7699",
    test="#5F6772",
    run_1="#0B2DD5",
    run_2="#946507",
    run_3="#C409A5",
    run_4="#1F7D4E",
    run_5="#9B0821",
    good="#1A7F45",
    warning="#A34700",
    valley="#6E93B5",
    hill="#FAF7EF",
)

DARK = Theme(
    name="dark",
    ground="#16181C",
    panel="#1E2126",
    ink="#E6E8EB",
    muted="#9AA3AD",
    hairline="#30353C",
    field="#6C7580",
    selection="#2B3947",
    accent="#6CB6F5",
    on_accent="#10151B",
    class_0="#F08A3C",
    class_1="#56B4E9",
    undecided="#1E2126",
    number_low="#232F33",
    number_high="#A5DDD3",
    w1="#2FC49A",
    w2="#C08FE6",
    w3="#EE8FBE",
    w4="#B7C457",
    w5="#58C4D3",
    w6="#9DA5F5",
    w7="#E0B24E",
    w8="#EE908C",
    b="#C2AE90",
    loss="#E6E8EB",
    data="#79AFD1",
    test="#9AA3AD",
    run_1="#7085EB",
    run_2="#D8B164",
    run_3="#F990E8",
    run_4="#63E9A6",
    run_5="#F65570",
    good="#5CC98A",
    warning="#F0A35E",
    valley="#101C2C",
    hill="#5C6878",
)

THEMES = {"light": LIGHT, "dark": DARK}

#: The choices a person has.
CHOICES = ("system", "light", "dark")


def resolve(choice: str) -> Theme:
    """Return the theme for a choice; ``"system"`` asks the desktop."""
    if choice in THEMES:
        return THEMES[choice]
    scheme = QGuiApplication.styleHints().colorScheme()
    return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


def mix(colour: QColor, other: QColor, share: float) -> QColor:
    """Return a colour with a share of another in it; opaque, since that is what draws fast."""
    keep = 1.0 - share
    return QColor.fromRgbF(
        colour.redF() * keep + other.redF() * share,
        colour.greenF() * keep + other.greenF() * share,
        colour.blueF() * keep + other.blueF() * share,
    )
