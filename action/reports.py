"""Where reports end up: plain files below the workspace or the runner's own temporary folder.

The path is the workflow's, the folders on the way may be a stranger's. So every step of the way is
opened by itself and no link is followed, whatever it leads to.
"""

import os
import secrets
import stat
from contextlib import ExitStack, suppress
from pathlib import Path

from refusal import RefusalError

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW


class Target:
    """The place of one report. `shown` is what the workflow called it."""

    def __init__(
        self, shown: str, folder: Path, workspace: Path, temporary: Path | None = None
    ) -> None:
        """`folder` is where a relative path counts from, and it stays in the workspace; only
        who names an absolute path means the runner's temporary folder.

        Raises:
            RefusalError: it lies elsewhere, or there is no such place for a file.
        """
        self.shown = shown
        path = Path(os.path.abspath(folder / shown))  # noqa: PTH100 - links are not followed
        roots = (workspace, temporary if Path(shown).is_absolute() else None)
        root = next((one for one in roots if one and path.is_relative_to(one)), None)
        if root is None or path == root:
            raise RefusalError(f"the report {shown} would be written outside of the workspace")
        self.path = path
        self.root = root
        self._parts = path.relative_to(root).parts
        if ".git" in map(str.lower, self._parts):
            raise RefusalError(f"the report {shown} would be written into .git")
        self._look()

    def write(self, content: bytes) -> None:
        """Put the whole report there, or leave what was there.

        Raises:
            RefusalError: a link or something else that is no plain file or folder is in the way.
        """
        with ExitStack() as opened:
            folder = self._folder(opened)
            name = f".{secrets.token_hex(8)}.part"
            try:
                with open(os.open(name, _NEW, 0o644, dir_fd=folder), "wb") as file:  # noqa: PTH123
                    file.write(content)
                self._refuse_odd(folder)
                os.replace(name, self._parts[-1], src_dir_fd=folder, dst_dir_fd=folder)
            except BaseException:
                with suppress(OSError):
                    os.unlink(name, dir_fd=folder)
                raise

    def _look(self) -> None:
        """Refuse what could not be written, before anything is checked."""
        place = self.root
        for part in self._parts[:-1]:
            place /= part
            if place.is_symlink():
                raise RefusalError(f"{self._name(place)} is a link, so {self.shown} is not written")
            if not place.exists():
                return
            if not place.is_dir():
                raise RefusalError(f"{self._name(place)} is no folder, so {self.shown} is no file")
        with suppress(FileNotFoundError):
            self._refuse_kind(self.path.lstat().st_mode)

    def _folder(self, opened: ExitStack) -> int:
        """The folder of the file, made where it is not there, opened step by step."""
        at = os.open(self.root, os.O_RDONLY | os.O_DIRECTORY)
        opened.callback(os.close, at)
        for part in self._parts[:-1]:
            with suppress(FileExistsError):
                os.mkdir(part, dir_fd=at)
            try:
                at = os.open(part, _FOLDER, dir_fd=at)
            except OSError as error:
                raise RefusalError(
                    f"{part} is a link or no folder, so {self.shown} is not written"
                ) from error
            opened.callback(os.close, at)
        return at

    def _refuse_odd(self, folder: int) -> None:
        with suppress(FileNotFoundError):
            status = os.stat(self._parts[-1], dir_fd=folder, follow_symlinks=False)
            self._refuse_kind(status.st_mode)

    def _refuse_kind(self, mode: int) -> None:
        if stat.S_ISLNK(mode):
            raise RefusalError(f"{self.shown} is a link, and reports are not written through links")
        if not stat.S_ISREG(mode):
            raise RefusalError(f"{self.shown} is there and is no plain file")

    def _name(self, place: Path) -> str:
        return place.relative_to(self.root).as_posix()
