"""A papermill engine that runs a notebook in this process: no kernel, no port, and errors that stay themselves.

Measured on two cores: a kernel costs 1.1 to 1.3 s a notebook, this 0.02 s, and what the command has already imported is
not imported again. The price: a notebook that takes its process down takes the command with it. Ours do not.
"""

from __future__ import annotations

import atexit
import builtins
import io
import sys
import tempfile
import traceback
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from contextvars import copy_context
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.profiledir import ProfileDir
from nbformat import NotebookNode
from papermill.engines import Engine
from traitlets.config import Config

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papermill.engines import NotebookExecutionManager

ENGINE = "inprocess"
_NAMESPACE = "workbench_notebook"


class CellFailedError(Exception):
    """A cell raised; `record` is the notebook as far as it came."""

    def __init__(self, record: NotebookNode, cell: NotebookNode, cause: BaseException) -> None:
        self.record = record
        self.cell = cell
        self.cause = cause
        super().__init__(str(cause))


def _output(kind: str, **parts: Any) -> NotebookNode:
    return NotebookNode(output_type=kind, **parts)  # type: ignore[no-untyped-call]


class _Hook(DisplayHook):
    """The value of a cell's last line becomes an output."""

    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        made = _output("execute_result", data=format_dict, metadata=md_dict or {}, execution_count=self.prompt_count)
        cast("_Shell", self.shell).show(made)

    def log_output(self, format_dict: dict[str, Any]) -> None:
        pass

    def finish_displayhook(self) -> None:
        self._is_active = False


class _Publisher(DisplayPublisher):
    """What `display` is given becomes an output."""

    def publish(self, data: Any, metadata: Any = None, *_: Any, **__: Any) -> None:
        self.shell.show(_output("display_data", data=data, metadata=metadata or {}))


class _Stream(io.TextIOBase):
    """What a cell prints becomes an output."""

    def __init__(self, shell: _Shell, name: str) -> None:
        self._shell = shell
        self._name = name

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        last = self._shell.outputs[-1] if self._shell.outputs else None
        if last and last.output_type == "stream" and last.name == self._name:
            last.text += text
        else:
            self._shell.show(_output("stream", name=self._name, text=text))
        return len(text)


class _Shell(InteractiveShell):
    """An IPython shell whose outputs are a notebook's."""

    def __init__(self, **settings: Any) -> None:
        self.outputs: list[NotebookNode] = []
        self.error: BaseException | None = None
        super().__init__(**settings)  # type: ignore[no-untyped-call]

    def show(self, output: NotebookNode) -> None:
        self.outputs.append(output)

    def showtraceback(self, exc_tuple: Any = None, *_: Any, **__: Any) -> None:
        """Keep what IPython would only print: an error of a cell, or of an object that could not show itself."""
        self.error = exc_tuple[1] if exc_tuple else sys.exc_info()[1]

    def showsyntaxerror(self, *_: Any, **__: Any) -> None:
        """Leave it to the cell's result."""


@contextmanager
def _shell() -> Iterator[_Shell]:
    """Stand in for IPython's only shell, and leave no trace: no profile, no history, the shell before back in place."""
    before = {name: vars(builtins).get(name) for name in ("display", "__IPYTHON__")}
    standing = InteractiveShell._instance  # noqa: SLF001 - the singleton has no door for a second shell
    with tempfile.TemporaryDirectory(prefix="workbench-ipython-") as folder:
        profile = ProfileDir.create_profile_dir(folder)  # type: ignore[no-untyped-call]
        shell = _Shell(
            config=Config({"HistoryManager": {"enabled": False}}),
            ipython_dir=folder,
            profile_dir=profile,
            user_module=ModuleType(_NAMESPACE),
            displayhook_class=_Hook,
            display_pub_class=_Publisher,
        )
        InteractiveShell._instance = shell  # type: ignore[assignment]  # noqa: SLF001
        try:
            yield shell
        finally:
            InteractiveShell._instance = standing  # noqa: SLF001
            atexit.unregister(shell.atexit_operations)
            sys.modules.pop(_NAMESPACE, None)
            for name, value in before.items():
                if value is None:
                    vars(builtins).pop(name, None)
                else:
                    setattr(builtins, name, value)


class InProcessEngine(Engine):  # type: ignore[misc]
    """Registered with papermill under `papermill.engine` as `inprocess`."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: NotebookExecutionManager, *_: Any, **__: Any) -> None:
        """Run the cells in order; CellFailedError at the first that raises.

        What they set in their context, such as the locale of a client, ends with them.
        """
        copy_context().run(_run_cells, nb_man)


def _run_cells(nb_man: NotebookExecutionManager) -> None:
    with _shell() as shell, redirect_stdout(_Stream(shell, "stdout")), redirect_stderr(_Stream(shell, "stderr")):
        for index, cell in enumerate(nb_man.nb.cells):
            if cell.cell_type == "code" and cell.source.strip():
                nb_man.cell_start(cell, index)
                _run(shell, nb_man, cell, index)
                nb_man.cell_complete(cell, cell_index=index)


def _run(shell: _Shell, nb_man: NotebookExecutionManager, cell: NotebookNode, index: int) -> None:
    shell.outputs = cell.outputs = []
    shell.error = None
    result = shell.run_cell(cell.source, store_history=True)  # type: ignore[no-untyped-call]
    cell.execution_count = result.execution_count
    error = result.error_before_exec or result.error_in_exec or shell.error
    if isinstance(error, KeyboardInterrupt):
        raise error
    if error is not None:
        told = traceback.format_exception(error)
        cell.outputs.append(_output("error", ename=type(error).__name__, evalue=str(error), traceback=told))
        nb_man.cell_exception(cell, cell_index=index)
        raise CellFailedError(nb_man.nb, cell, error)
