"""What each update rule is called, and what it does in a sentence."""

from learnscope.gui.text.language import translate


def rule_names() -> dict[str, str]:
    """Return the rules' names as they stand in a list."""
    return {
        "gd": translate("LearningSettings", "Gradient descent"),
        "momentum": translate("LearningSettings", "Momentum"),
        "nesterov": translate("LearningSettings", "Nesterov"),
        "rmsprop": "RMSProp",
        "adam": "Adam",
    }


def rule_meanings() -> dict[str, str]:
    """Return a sentence for each rule that says what it does."""
    return {
        "gd": translate(
            "LearningSettings", "Gradient descent: straight down the slope, lr times as far."
        ),
        "momentum": translate(
            "LearningSettings",
            "Momentum: a ball that rolls; each update keeps a share of the one before.",
        ),
        "nesterov": translate(
            "LearningSettings", "Nesterov: momentum that looks ahead to where it is rolling."
        ),
        "rmsprop": translate(
            "LearningSettings",
            "RMSProp: each parameter's slope is divided by its usual size, so that all move "
            "at a like pace.",
        ),
        "adam": translate(
            "LearningSettings",
            "Adam: momentum and RMSProp in one. It likes small learning rates, such as 0.05.",
        ),
    }
