from __future__ import annotations

import builtins
import json
import multiprocessing
import os
import sys
from typing import TYPE_CHECKING

import nbformat
import pytest
from IPython.core.getipython import get_ipython

from analysis.briefs.blocks import Prose
from analysis.briefs.document import read_document
from analysis.briefs.record import blocks_of, read_record
from analysis.briefs.run import run_brief
from analysis.errors import BuildError, GateStoppedError, MissingInputError, ParameterError, WorkbenchError
from tests.briefs.notebooks import OPEN, write_notebook

if TYPE_CHECKING:
    from pathlib import Path


def test_a_notebook_becomes_a_record_of_its_blocks_in_order(tmp_path: Path) -> None:
    notebook = write_notebook(
        tmp_path / "tiny.ipynb",
        OPEN,
        "brief.say('First, {short_count}.')\nbrief.say('Second.')",
        "# a comment only",
        "brief.say('The peak is {peak_count}.')",
    )
    record = run_brief(notebook, {"rows": 3}, tmp_path / "made" / "record.ipynb")
    kinds = [block.kind for block in blocks_of(read_record(record))]
    assert kinds == ["prose", "prose", "refusal"]
    assert read_record(record).metadata.workbench == {
        "complete": True,
        "notebook": "tiny.ipynb",
        "parameters": {
            "client": "acme",
            "edition": "internal",
            "as_of": "",
            "rows": 3,
            "margin": 0.5,
            "is_short": False,
        },
    }


def test_what_a_cell_prints_and_returns_is_kept_and_not_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notebook = write_notebook(tmp_path / "tiny.ipynb", "print('one')\nprint('two')\nrows * 2", "rows;")
    record = nbformat.read(run_brief(notebook, {}, tmp_path / "record.ipynb"), as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(record)
    printed, returned = record.cells[2].outputs
    assert printed.text == "one\ntwo\n"
    assert returned.data == {"text/plain": "24"}
    assert record.cells[3].outputs == []
    assert capsys.readouterr() == ("", "")


def test_a_wrong_parameter_stops_before_the_first_cell(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    notebook = write_notebook(tmp_path / "tiny.ipynb", f"open({str(mark)!r}, 'w').close()")
    with pytest.raises(ParameterError, match="Did you mean 'edition'"):
        run_brief(notebook, {"editon": "client"}, tmp_path / "record.ipynb")
    assert not mark.exists()


def test_an_error_names_the_notebook_the_cell_and_the_line(tmp_path: Path) -> None:
    notebook = write_notebook(tmp_path / "tiny.ipynb", "rows", "before = 1\nbefore / 0\nafter = 2")
    with pytest.raises(BuildError) as caught:
        run_brief(notebook, {}, tmp_path / "record.ipynb")
    assert caught.value.what == "tiny.ipynb stopped in cell 3: ZeroDivisionError: division by zero"
    assert caught.value.where == "tiny.ipynb, cell 3: before / 0"
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


@pytest.mark.parametrize(
    ("raised", "kind"),
    [
        (MissingInputError, MissingInputError),
        (GateStoppedError, GateStoppedError),
        (WorkbenchError, BuildError),
    ],
)
def test_our_own_errors_keep_their_words(
    tmp_path: Path, raised: type[WorkbenchError], kind: type[WorkbenchError]
) -> None:
    cell = (
        f"from analysis.errors import {raised.__name__}\n"
        f"raise {raised.__name__}('No prices.', where='prices/', todo='Put them there.')"
    )
    notebook = write_notebook(tmp_path / "tiny.ipynb", cell)
    with pytest.raises(kind) as caught:
        run_brief(notebook, {}, tmp_path / "record.ipynb")
    assert (caught.value.what, caught.value.todo) == ("No prices.", "Put them there.")
    assert caught.value.where.startswith("prices/ (tiny.ipynb, cell 2: raise")


@pytest.mark.parametrize("cell", ["if True print(1)", "import sys\nsys.exit(0)", "%no_such_magic"])
def test_what_is_not_python_or_leaves_early_is_an_error_too(tmp_path: Path, cell: str) -> None:
    notebook = write_notebook(tmp_path / "tiny.ipynb", cell)
    with pytest.raises(BuildError, match="stopped in cell 2"):
        run_brief(notebook, {}, tmp_path / "record.ipynb")


def test_a_block_that_cannot_show_itself_is_an_error_and_not_a_gap(tmp_path: Path) -> None:
    cell = "class Broken:\n    def _repr_html_(self):\n        raise ValueError('no picture')\nBroken()"
    notebook = write_notebook(tmp_path / "tiny.ipynb", cell)
    with pytest.raises(BuildError, match="no picture"):
        run_brief(notebook, {}, tmp_path / "record.ipynb")


def test_a_failed_run_leaves_a_record_nothing_is_made_from(tmp_path: Path) -> None:
    notebook = write_notebook(tmp_path / "tiny.ipynb", OPEN, "brief.say('Half.')", "1 / 0")
    record = tmp_path / "record.ipynb"
    with pytest.raises(BuildError):
        run_brief(notebook, {}, record)
    kept = nbformat.read(record, as_version=4)  # type: ignore[no-untyped-call]
    assert kept.cells[-1].outputs[-1].ename == "ZeroDivisionError"
    with pytest.raises(BuildError, match="did not run to its end"):
        read_document(record)


def _run_and_die(notebook: Path, record: Path) -> None:
    run_brief(notebook, {}, record)


@pytest.mark.slow(reason="starts another process, to have it killed")
def test_a_run_that_is_killed_takes_the_old_record_with_it(tmp_path: Path) -> None:
    record = run_brief(write_notebook(tmp_path / "tiny.ipynb", "rows"), {}, tmp_path / "record.ipynb")
    notebook = write_notebook(tmp_path / "tiny.ipynb", "import os, signal\nos.kill(os.getpid(), signal.SIGTERM)")
    process = multiprocessing.get_context("spawn").Process(target=_run_and_die, args=(notebook, record))
    process.start()
    process.join()
    assert process.exitcode not in {0, None}
    with pytest.raises(BuildError, match="There is no record"):
        read_record(record)


def test_a_mark_of_papermill_is_not_believed(tmp_path: Path) -> None:
    record = run_brief(write_notebook(tmp_path / "tiny.ipynb", "rows"), {}, tmp_path / "record.ipynb")
    notebook = json.loads(record.read_text("utf-8"))
    del notebook["metadata"]["workbench"]
    record.write_text(json.dumps(notebook), "utf-8")
    with pytest.raises(BuildError, match="did not run to its end"):
        read_record(record)


def test_a_run_leaves_the_process_as_it_was(tmp_path: Path) -> None:
    notebook = write_notebook(tmp_path / "a {b} c.ipynb", "import sys\nsecret = 5", "secret")
    before = (get_ipython(), sys.stdout, sys.displayhook, os.getcwd(), hasattr(builtins, "display"))  # noqa: PTH109
    main = sys.modules["__main__"]
    run_brief(notebook, {}, tmp_path / "record.ipynb")
    assert before == (get_ipython(), sys.stdout, sys.displayhook, os.getcwd(), hasattr(builtins, "display"))  # noqa: PTH109
    assert sys.modules["__main__"] is main
    assert "workbench_notebook" not in sys.modules


def test_two_runs_know_nothing_of_each_other(tmp_path: Path) -> None:
    run_brief(write_notebook(tmp_path / "one.ipynb", "secret = 5"), {}, tmp_path / "one_record.ipynb")
    with pytest.raises(BuildError, match="NameError"):
        run_brief(write_notebook(tmp_path / "two.ipynb", "secret"), {}, tmp_path / "two_record.ipynb")


def test_there_is_no_brief_without_a_notebook(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"There is no notebook none\.ipynb"):
        run_brief(tmp_path / "none.ipynb", {}, tmp_path / "record.ipynb")
    (tmp_path / "text.ipynb").write_text("not a notebook", "utf-8")
    with pytest.raises(BuildError, match="not a notebook that can be read"):
        run_brief(tmp_path / "text.ipynb", {}, tmp_path / "record.ipynb")


def test_the_record_holds_the_facts_as_they_were_told(tmp_path: Path) -> None:
    notebook = write_notebook(tmp_path / "tiny.ipynb", OPEN, "brief.say('{short_count:licence|licences} short.')")
    record = run_brief(notebook, {}, tmp_path / "record.ipynb")
    assert blocks_of(read_record(record)) == [Prose("38 licences short.")]
