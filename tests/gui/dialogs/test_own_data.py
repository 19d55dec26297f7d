"""The learner's own data are read from files, changed in a table, and said to be wrong in words."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMessageBox,
)
from pytestqt.qtbot import QtBot

from learnscope.core import Cloud, Curve, Experiment, Gate, Network, OwnData
from learnscope.gui import MainWindow

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
OWN = OwnData(((0.0, 1.0), (1.0, 0.0), (0.5, 0.25)), (0, 1, 1), test_share=0.4, seed=5)


def test_data_are_saved_and_opened_again(
    reused: MainWindow, answer: Callable[[Path | str], None], tmp_path: Path
) -> None:
    cloud = Cloud("moons", 30)
    reused.lab.set_problem(cloud)
    answer(tmp_path / "moons.csv")
    reused.findChild(QAction, "save_csv").trigger()
    reused.findChild(QAction, "open_csv").trigger()

    own = reused.lab.experiment.problem
    assert isinstance(own, OwnData)
    assert own.inputs.tolist() == cloud.inputs.tolist()
    assert own.target_array.tolist() == cloud.target_array.tolist()
    assert reused.lab.undo_stack.undoable == "problem"


def test_a_gate_of_three_inputs_is_saved_opened_shown_in_every_view_and_trained(
    window: MainWindow, answer: Callable[[Path | str], None], tmp_path: Path
) -> None:
    gate = Gate("majority")
    window.lab.set_problem(gate)
    window.lab.set_network(Network((2,)))
    answer(tmp_path / "majority.csv")
    window.findChild(QAction, "save_csv").trigger()
    window.findChild(QAction, "open_csv").trigger()

    own = window.lab.experiment.problem
    assert isinstance(own, OwnData)
    assert own.inputs.tolist() == gate.inputs.tolist()
    assert own.target_array.tolist() == gate.target_array.tolist()
    for name in window.docks.by_name:
        window.docks.bring_forward(name)
        window.lab.train(10)
        QApplication.processEvents()
    window.lab.look_inside()
    assert window.lab.trainer.epoch == 10 * len(window.docks.by_name)
    window.docks.bring_forward("surface")
    assert window.parts.surface.cube.isVisible()
    assert "Click to add" not in window.parts.surface.caption.text()
    assert not window.grab().isNull()


def test_of_a_wrong_file_nothing_is_loaded(
    qtbot: QtBot, reused: MainWindow, answer: Callable[[Path | str], None], tmp_path: Path
) -> None:
    path = tmp_path / "wrong.csv"
    path.write_text("0,0,1\n1,one,0\n", encoding="utf-8")
    answer(path)
    reused.findChild(QAction, "open_csv").trigger()

    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "wrong.csv" in box.text()
    assert "Nothing was changed." in box.text()
    assert box.informativeText().startswith("Line 2, column 2: “one” stands there")
    gone: list[bool] = []
    box.destroyed.connect(lambda: gone.append(True))
    qtbot.mouseClick(box.buttons()[0], LEFT)
    qtbot.waitUntil(lambda: bool(gone))
    assert reused.lab.experiment == Experiment()


def test_the_readouts_tell_what_there_is_to_tell_of_each_task(reused: MainWindow) -> None:
    readout = reused.findChild(QLabel, "accuracy_readout")
    reused.lab.set_problem(Cloud("blobs", 1000))
    reused.lab.train(20)
    right = round(reused.lab.trainer.accuracy * 1000)
    assert readout.text() == f"{right:,}/1,000 right"
    reused.resize(1280, 800)
    QApplication.processEvents()
    assert readout.isVisible()
    assert readout.width() >= readout.fontMetrics().horizontalAdvance(readout.text())

    reused.lab.set_problem(Curve("line"))
    assert readout.text() == ""
    reused.lab.set_problem(Curve("line", test_share=0.2))
    assert readout.text().startswith("Test 0.")
    assert repr(reused.lab.trainer.test_loss) in readout.toolTip()
