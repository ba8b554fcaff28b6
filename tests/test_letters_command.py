"""`workbench letters`: the texts ready to send, as files; by default the edition that can be sent."""

from __future__ import annotations

from pathlib import Path

from tests.test_cli import AS_OF, Workbench, client, workbench

__all__ = ["client", "workbench"]
NAMES = ["agenda", "data_request", "positions", "proposal_answer"]


def test_letters_are_written_in_both_formats_and_their_paths_printed(
    workbench: Workbench, client: Path, tmp_path: Path
) -> None:
    code, out, err = workbench("letters", client, AS_OF, "--out", tmp_path / "out")
    folder = tmp_path / "out" / "acme" / "letters"
    wanted = [folder / f"{name}-client.{form}" for name in NAMES for form in ("docx", "md")]
    assert (code, err) == (0, "")
    assert sorted(out.split()) == sorted(map(str, wanted)) == sorted(map(str, folder.iterdir()))


def test_one_format_and_the_internal_edition_can_be_asked_for(
    workbench: Workbench, client: Path, tmp_path: Path
) -> None:
    workbench("letters", client, AS_OF, "--to", "md", "--edition", "internal", "--out", tmp_path / "out")
    made = list((tmp_path / "out" / "acme" / "letters").iterdir())
    assert sorted(path.name for path in made) == [f"{name}-internal.md" for name in NAMES]
    assert all("Internal: not to be sent" in path.read_text("utf-8") for path in made)


def test_a_format_there_is_none_of_and_a_place_that_is_no_folder_are_told_and_nothing_is_written(
    workbench: Workbench, client: Path, tmp_path: Path
) -> None:
    code, out, err = workbench("letters", client, AS_OF, "--to", "md,pdf", "--out", tmp_path / "out")
    assert (code, out, (tmp_path / "out").exists()) == (2, "", False)
    assert "There is no format named 'pdf'." in err
    code, out, err = workbench("letters", client, AS_OF, "--out", client / "client.toml")
    assert (code, out) == (2, "")
    assert "cannot be written" in err
    assert "Traceback" not in err
