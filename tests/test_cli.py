"""The `workbench` command: results on stdout, everything else on stderr, an exit code that means something."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from analysis import cli, terminal
from analysis.engine import building
from analysis.engine.estate import Estate
from analysis.errors import BuildError, GateStoppedError, WorkbenchError
from tests.exports.answers import licence, page
from tests.landing import DAY, ONE_ACCOUNT, TWO_ACCOUNTS

PROJECT = Path(__file__).parents[1]
COMMANDS = ["demo", "new", "land", "map", "build", "brief", "plan", "letters", "verify", "query", "lineage", "lab"]
LOT = {"quantity": 10, "licenseType": "PERPETUAL", "status": "ACTIVE", "startDate": None, "endDate": None}
SHORT = page(
    licence("A", "Campus", inUse=15, licenseDetails=[LOT]), licence("A", "Datacentre", inUse=1, licenseDetails=[LOT])
)
AS_OF = "--as-of=2026-11-24"
Workbench = Callable[..., tuple[int, str, str]]


@pytest.fixture
def workbench(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Workbench:
    """Run the command as a shell would: exit code, stdout, stderr."""

    def run(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["workbench", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        told = capsys.readouterr()
        return int(ended.value.code or 0), told.out, told.err

    return run


@pytest.fixture
def client(workbench: Workbench, tmp_path: Path) -> Path:
    """A client made by `new`, with one export put into its folder, not built yet."""
    folder = tmp_path / "acme"
    workbench("new", folder)
    toml = (folder / "client.toml").read_text("utf-8").replace("# smart_accounts", "smart_accounts", 1)
    (folder / "client.toml").write_text(toml, "utf-8")
    (folder / DAY).mkdir()
    (folder / DAY / "l.json").write_text(SHORT, "utf-8")
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A client with an estate to ask."""
    folder = tmp_path_factory.mktemp("command") / "acme"
    (folder / DAY).mkdir(parents=True)
    (folder / "client.toml").write_text(ONE_ACCOUNT, "utf-8")
    (folder / DAY / "l.json").write_text(SHORT, "utf-8")
    with Estate(folder, writing=True) as estate:
        estate.land()
        estate.build(date(2026, 11, 24))
    return folder


def test_help_lists_exactly_the_documented_commands(workbench: Workbench) -> None:
    code, out, err = workbench("--help")
    assert re.findall(r"^  (\w+) ", out.partition("Commands:")[2], re.MULTILINE) == COMMANDS
    assert (code, err) == (0, "")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_what_it_does(workbench: Workbench, command: str) -> None:
    code, out, _ = workbench(command, "--help")
    assert code == 0
    assert re.search(rf"Usage: workbench {command} .*\n\n  [A-Z][^.]+\.", out, re.DOTALL)


WATCHED_HELP = """
import sys
sys.argv = ["workbench", "--help"]
from analysis import cli
try:
    cli.main()
finally:
    heavy = {"duckdb", "polars", "sqlglot", "pydantic", "altair", "papermill", "nbconvert", "numpy", "docx"}
    print(sorted(heavy & set(sys.modules)), file=sys.stderr)
"""


def test_help_needs_no_database_and_no_notebook() -> None:
    told = subprocess.run([sys.executable, "-c", WATCHED_HELP], capture_output=True, text=True, check=True, cwd=PROJECT)
    assert told.stderr == "[]\n"


def test_a_new_client_is_built_and_asked(workbench: Workbench, client: Path) -> None:
    code, out, _ = workbench("build", client, AS_OF)
    assert code == 0
    assert "Smart Licensing API, licences" in out
    assert "misplaced_license" in out
    assert "A is short by 5 in Campus while Datacentre holds 9 spare." in " ".join(out.split())
    code, out, err = workbench(
        "query", client, "select license_name, gross_short_count from marts.license_netting", "--format", "csv"
    )
    assert (code, out, err) == (0, "license_name,gross_short_count\nA,5\n", "")


def test_new_makes_every_folder_and_a_file_that_explains_itself(workbench: Workbench, tmp_path: Path) -> None:
    code, out, err = workbench("new", tmp_path / 'Acme "North"')
    folder = tmp_path / 'Acme "North"'
    assert (code, out) == (0, f"{folder / 'client.toml'}\n")
    assert "workbench build" in err
    assert sorted(path.name for path in folder.iterdir()) == [
        "benchmarks",
        "client.toml",
        "exports",
        "mappings",
        "notes",
        "prices",
        "proposal",
    ]
    code, _, err = workbench("new", folder)
    assert code == 2
    assert "is a client's folder already" in err


def test_land_tells_what_was_understood_and_what_was_not(workbench: Workbench, client: Path) -> None:
    (client / DAY / "bad.csv").write_text("<html>Sign in</html>", "utf-8")
    code, out, _ = workbench("land", client, AS_OF)
    assert code == 0
    assert re.search(r"Licences +Found +1 +2 +2026-10-31 +24 +licences: 1", out)
    assert re.search(r"Smart Licensing API, licences +client\.example +2026-10-31 +1 +2 +2 +2 +0 +24 +current", out)
    assert "Not found: Product instances, Account list, " in out
    assert f"STOP  {DAY}/bad.csv is a web page under another name" in out


def test_a_notice_that_many_files_share_is_printed_once(workbench: Workbench, client: Path) -> None:
    for number in range(30):
        (client / DAY / f"{number:02}.json").write_text(page(licence(f"L{number}", colour="red")), "utf-8")
    _, out, _ = workbench("land", client)
    assert out.count("fields kept but not used: colour") == 1
    assert "The same of 29 more files." in out


def test_findings_are_printed_the_gravest_first(workbench: Workbench, client: Path) -> None:
    (client / "client.toml").write_text(TWO_ACCOUNTS, "utf-8")
    for account in ("acme.example", "north-gate.example"):
        (client / DAY / account).mkdir()
        (client / DAY / account / "l.json").write_text(SHORT, "utf-8")
    _, out, _ = workbench("build", client, AS_OF)
    found = re.findall(r"^(high|medium|low) +(\w+) +(\d+)", out, re.MULTILINE)
    assert found == [
        ("high", "misplaced_license", "2"),
        ("medium", "single_snapshot", "2"),
        ("low", "same_account_name", "2"),
    ]


def test_a_build_without_findings_says_so(workbench: Workbench, client: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "all_checks", dict)  # a folder of one day alone is a finding already
    (client / DAY / "l.json").write_text(page(licence("A", licenseDetails=[LOT])), "utf-8")
    _, out, _ = workbench("build", client, AS_OF)
    assert "No check found anything." in out


def test_a_build_with_nothing_new_says_that_nothing_was_built(workbench: Workbench, client: Path) -> None:
    workbench("build", client, AS_OF)
    _, _, err = workbench("build", client, AS_OF)
    assert re.search(r"^0 relations built, \d+ unchanged", err, re.MULTILINE)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["query", "{client}", "select nothing"], 'Referenced column "nothing" was not found'),
        (["query", "{client}", "delete from meta.files"], "read-only mode"),
        (["query", "{client}", "from read_text('/etc/passwd')"], "disabled"),
        (["query", "{client}", "select 1", "--format", "xml"], "'xml' is not one of 'table', 'csv', 'json'"),
        (["query", "{client}"], "Missing argument 'SQL'"),
        (["lineage", "{client}", "marts.license_nettin"], "no relation 'marts.license_nettin'"),
        (
            ["lineage", "{client}", "marts.license_netting", "--where", "license_name"],
            "'license_name' is not column=value",
        ),
        (["lineage", "{client}", "marts.license_netting", "--where", "licence_name=A"], "Did you mean 'license_name'?"),
        (["build", "{client}", "--as-of", "24.11.2026"], "'24.11.2026' is not a day; write it as 2026-11-24."),
        (["build", "{client}", "--as-of", "2026-02-30"], "'2026-02-30' is not a day; write it as 2026-11-24."),
        (["land", "{client}/exports"], "exports is not a client's folder: it has no client.toml."),
        (["land", "no/such/folder"], "folder is not a client's folder"),
        (["lab", "no/such/folder"], "folder is not a client's folder"),
        (["lend", "{client}"], "No such command 'lend'"),
        (["land"], "Missing argument 'CLIENT'"),
        (["land", "{client}", "--fast"], "No such option"),
    ],
)
def test_wrong_use_is_told_on_stderr_and_ends_with_two(
    workbench: Workbench, built: Path, words: list[str], told: str
) -> None:
    code, out, err = workbench(*(word.replace("{client}", str(built)) for word in words))
    assert (code, out) == (2, "")
    assert told in " ".join(err.replace("│", " ").split())
    assert "Traceback" not in err


@pytest.mark.parametrize(("kind", "code"), [(WorkbenchError, 2), (BuildError, 1), (GateStoppedError, 3)])
def test_an_error_ends_with_the_code_of_its_kind(
    workbench: Workbench, client: Path, monkeypatch: pytest.MonkeyPatch, kind: type[WorkbenchError], code: int
) -> None:
    def failing(*_: object) -> None:
        raise kind("It went wrong.", where="here", todo="Mend it.")

    monkeypatch.setattr("analysis.engine.estate.Estate.land", failing)
    assert workbench("land", client) == (code, "", "It went wrong.\n  where: here\n  to do: Mend it.\n")


def test_a_client_toml_with_a_wrong_key_is_answered_with_the_right_one(workbench: Workbench, client: Path) -> None:
    toml = (client / "client.toml").read_text("utf-8")
    (client / "client.toml").write_text(toml.replace("currency", "curency"), "utf-8")
    code, _, err = workbench("build", client)
    assert code == 2
    assert "client.toml has an unknown key `curency`; did you mean `currency`?" in err
    assert f"where: {client / 'client.toml'}" in err


def test_an_answer_is_printed_as_a_table_as_csv_or_as_json(workbench: Workbench, built: Path) -> None:
    sql = "select 'a, \"b\"' as word, 1250 as number, date '2026-11-24' as day, null as nothing"
    _, table, _ = workbench("query", built, sql)
    assert [line.split() for line in table.splitlines()] == [
        ["word", "number", "day", "nothing"],
        ["a,", '"b"', "1250", "2026-11-24"],
    ]
    _, text, _ = workbench("query", built, sql, "--format", "csv")
    assert list(csv.reader(io.StringIO(text))) == [
        ["word", "number", "day", "nothing"],
        ['a, "b"', "1250", "2026-11-24", ""],
    ]
    _, text, _ = workbench("query", built, sql, "--format", "json")
    assert json.loads(text) == [{"word": 'a, "b"', "number": 1250, "day": "2026-11-24", "nothing": None}]


def test_a_long_answer_is_cut_in_the_table_only_and_says_so(workbench: Workbench, built: Path) -> None:
    _, table, err = workbench("query", built, "from range(1000)")
    assert len(table.splitlines()) == 1 + terminal.TABLE_ROWS
    assert err == "800 more rows; --format csv prints all.\n"
    _, text, _ = workbench("query", built, "from range(1000)", "--format", "csv")
    assert len(text.splitlines()) == 1001


def test_lineage_prints_a_column_as_a_tree_and_rows_as_files_and_rows(workbench: Workbench, built: Path) -> None:
    _, tree, _ = workbench("lineage", built, "marts.license_position.in_use_count")
    assert tree.splitlines()[0] == "marts.license_position.in_use_count"
    assert re.search(r"^ +raw\.smart_licensing_licenses\.in_use$", tree, re.MULTILINE)
    _, rows, _ = workbench("lineage", built, "marts.license_position", "--where", "virtual_account=Datacentre")
    assert re.search(rf"^{DAY}/l\.json +2 ", rows, re.MULTILINE)
    assert len(rows.splitlines()) == 2


HOSTILE = "\x1b[2J\x1b]0;owned\x07\x9b31m\u202egnp.exe\r"


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_a_file_never_writes_to_the_terminal(
    workbench: Workbench, client: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    hostile = page(
        licence(f"A{HOSTILE}", f"Campus{HOSTILE}", inUse=f"x{HOSTILE}"), licence(f"B{HOSTILE}") | {f"k{HOSTILE}": 1}
    )
    (client / DAY / "l.json").write_text(hostile, "utf-8")
    (client / DAY / f"bad{HOSTILE.strip()}.csv").write_text(f"q{HOSTILE},{HOSTILE}\n", "utf-8")
    _, landed, progress = workbench("land", client)
    workbench("build", client, AS_OF)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    _, answer, errors = workbench("query", client, "select license from raw.smart_licensing_licenses", "--format", form)
    _, _, wrong = workbench("query", client, f"select '{HOSTILE}' from nowhere")
    printed = re.sub(r"\x1b\[[01]m", "", landed + progress + answer + errors + wrong)  # the table's own bold header
    assert "owned" in printed
    assert {character for character in printed if not character.isprintable()} <= {"\n"}


def test_an_answer_into_a_file_is_word_for_word(workbench: Workbench, built: Path) -> None:
    _, text, _ = workbench("query", built, f"select '{HOSTILE}' as cell", "--format", "csv")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["cell"], [HOSTILE]]


def test_markup_in_a_file_stays_text(workbench: Workbench, built: Path) -> None:
    _, out, _ = workbench("query", built, "select '[bold red]x[/] [link=http://a.example]y[/link]' as \"[u]z[/]\"")
    assert "[bold red]x[/] [link=http://a.example]y[/link]" in out
    assert "[u]z[/]" in out


@pytest.mark.slow(reason="starts the installed command twice")
def test_the_installed_command_runs_in_a_shell(client: Path) -> None:
    command = Path(sys.executable).with_name("workbench")
    built = subprocess.run([command, "build", client, AS_OF], capture_output=True, text=True, check=False)
    assert (built.returncode, "Traceback" in built.stderr) == (0, False)
    wrong = subprocess.run([command, "query", client, "select"], capture_output=True, text=True, check=False)
    assert (wrong.returncode, wrong.stdout) == (2, "")


def test_lab_opens_the_explorer_on_the_client_and_asks_nothing_of_the_network(
    workbench: Workbench, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr("os.execv", lambda _program, arguments: started.append(arguments))
    monkeypatch.setenv("WORKBENCH_CLIENT", "")
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "")
    code, _, _ = workbench("lab", built)
    assert code == 0
    assert os.environ["WORKBENCH_CLIENT"] == str(built.resolve())
    ((_, module, name, notebook, *options),) = started
    assert (module, name) == ("-m", "jupyterlab")
    assert Path(notebook).is_file()
    assert {"--LabApp.extension_manager=readonly", "--LabApp.news_url="} <= set(options)
