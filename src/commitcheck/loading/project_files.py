"""What a path stands for where every file is looked at: itself, a pattern's, or a project's."""

from collections.abc import Iterable

from commitcheck.loading.config_file import read_config
from commitcheck.loading.discovery import Asked, find_config, find_inputs, project_folder
from commitcheck.loading.patterns import expanded


def named_files(paths: Iterable[str]) -> tuple[str, ...]:
    """Every file that is meant, each once; of a project's folder those that a check would read.

    Raises:
        InputError: a pattern or folder gives no file, or a project has two candidates for one.
    """
    found = [
        file
        for path in paths
        for file in (_of_project(path) if project_folder((path,)) else expanded((path,)))
    ]
    return tuple(dict.fromkeys(found))


def _of_project(folder: str) -> tuple[str, ...]:
    config = find_config((folder,))
    inputs = find_inputs(Asked((folder,)), read_config(config).config)
    tables = (one.file for one in inputs.commitments)
    files = (config, inputs.vision, *tables, inputs.waivers, inputs.links, inputs.baseline)
    return tuple(one for one in files if one is not None)
