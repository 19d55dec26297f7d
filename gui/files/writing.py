"""The one way a file is written: beside the old one, then put in its place, or not at all."""

import contextlib
import errno
import os
import stat
from pathlib import Path

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QPixmap

from learnscope.gui.text.language import translate

#: What the system says of a file system that cannot be told to write through to the disk.
_NO_SYNC = {errno.EINVAL, errno.ENOTSUP}

_CODES = {
    "full": (errno.ENOSPC, errno.EDQUOT, errno.EFBIG),
    "rights": (errno.EACCES, errno.EPERM, errno.EROFS),
    "folder": (errno.EISDIR,),
    "missing": (errno.ENOENT, errno.ENOTDIR),
    "name": (errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL),
}


class SaveError(Exception):
    """A file that was not written; whatever stood in its place stands there as it was.

    Parameters
    ----------
    path : Path
        Where it should have been.
    code : str
        ``"full"``, ``"rights"``, ``"folder"``, ``"missing"``, ``"name"``, ``"kind"`` (no such kind
        of picture) or ``"other"``.
    reason : str
        In the system's words.
    """

    def __init__(self, path: Path, code: str, reason: str) -> None:
        self.path = path
        self.code = code
        self.reason = reason
        super().__init__(f"{path} could not be written: {reason}")


def save(path: Path, content: bytes) -> None:
    """Write a file whole, or leave what is there as it is.

    A full disk or a process that is ended halfway so never costs the old file. A link stays a link
    to the same file, and a file keeps its permissions.

    Parameters
    ----------
    path : Path
        A new file, or an ordinary one that may be written.
    content : bytes
        All of it.

    Raises
    ------
    SaveError
        If it was not written.
    """
    try:
        target = Path(os.path.realpath(path))
        _put(target, content, _permissions(target))
    except OSError as error:
        code = next((name for name, numbers in _CODES.items() if error.errno in numbers), "other")
        raise SaveError(path, code, error.strerror or str(error)) from error
    except ValueError as error:  # a name that the file system has no bytes for
        raise SaveError(path, "name", str(error)) from error


def as_file(picture: QPixmap, path: Path) -> bytes:
    """Return a picture as the bytes of a file, in the kind that the file's ending names.

    Raises
    ------
    SaveError
        If Qt cannot write this kind.
    """
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    kind = path.name.rpartition(".")[2].lower()
    if not picture.save(buffer, kind):
        raise SaveError(path, "kind", f"no kind of picture is called {kind!r}")
    return bytes(buffer.data().data())


def _put(target: Path, content: bytes, permissions: int | None) -> None:
    beside = target.with_name(f".learnscope-{os.urandom(4).hex()}.part")
    file = beside.open("xb")
    try:
        with file:
            if permissions is not None:
                # Where there are no permissions, none have to be kept.
                with contextlib.suppress(OSError):
                    beside.chmod(permissions)
            file.write(content)
            file.flush()
            _sync(file.fileno())
        beside.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def _sync(descriptor: int) -> None:
    """Have the system write a file to the disk now: some find it full only then."""
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise


def _permissions(target: Path) -> int | None:
    """Return the permissions of the file that will be replaced; None if there is none.

    Raises
    ------
    OSError
        If it must not be replaced: renaming over a file asks for rights in its folder only, and
        would put an ordinary file in the place of a device.
    """
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise OSError(errno.ENODEV, "not an ordinary file")
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_IMODE(mode)


def refusal(error: SaveError) -> str:
    """Return why a file was not written and what helps, in a sentence or two."""
    return {
        "full": translate(
            "Saving", "There is no room for it there. Make room, or save it in another place."
        ),
        "rights": translate(
            "Saving", "You may not write there. Choose another folder or another name."
        ),
        "folder": translate("Saving", "A folder has this name already. Choose another name."),
        "missing": translate("Saving", "The folder is not there any more. Choose another one."),
        "name": translate(
            "Saving", "A file cannot have this name. Choose a shorter or plainer one."
        ),
        "kind": translate("Saving", "There is no such kind of picture. Let the name end in .png."),
        "other": translate(
            "Saving", "The system says: {reason}. Try again, or save it in another place."
        ),
    }[error.code].format(reason=error.reason)
