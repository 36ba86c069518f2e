"""Several connections of one process beside another process on the same project."""

import subprocess
import sys

from corpora.oplog import SetText
from corpora.store import Project
from tests.review.browsing import as_owner

VISIT = """
import sys
from corpora.store import Project
with Project.open(sys.argv[1]) as project:
    print([row.text for row in project.rows(1, 0, 3)])
"""


def visit(root, place):
    """Open and close the project in another process and return what it saw."""
    ran = subprocess.run(
        [sys.executable, "-c", VISIT, str(place)], cwd=root, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


def test_another_tab_never_makes_an_open_project_lose_what_it_writes(root, sample_project):
    with Project.open(sample_project) as project:
        project.perform(1, SetText(0, "uno"))
        Project.open(sample_project).close()  # a second tab comes and goes
        assert visit(root, sample_project) == "['uno', None, None]"
        project.perform(1, SetText(1, "dos"))
        assert visit(root, sample_project) == "['uno', 'dos', None]"
        project.perform(1, SetText(2, "tres"))
    assert visit(root, sample_project) == "['uno', 'dos', 'tres']"


WRITE = """
import sys
from corpora.errors import DataError
from corpora.oplog import SetText
from corpora.store import Project
try:
    with Project.open(sys.argv[1]) as project:
        project.perform(1, SetText(0, sys.argv[2]))
except DataError as error:
    print(error)
"""


def test_a_project_that_was_read_only_for_a_while_is_written_again(root, sample_project):
    def write(text):
        command = [sys.executable, "-c", WRITE, str(sample_project), text]
        ran = subprocess.run(command, cwd=root, capture_output=True, text=True, preexec_fn=as_owner)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout.strip()

    assert write("uno") == ""
    sample_project.chmod(0o444)
    assert write("dos") == (
        f"{sample_project}: may not be written; check the permissions of the file and its folder"
    )
    sample_project.chmod(0o644)
    assert write("tres") == ""
    with Project.open(sample_project) as project:
        assert project.rows(1, 0, 1)[0].text == "tres"
