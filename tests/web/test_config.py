import pytest

from scenarios.errors import StoreError
from web.config import Config, load_config


def test_the_key_is_made_once(tmp_path):
    first, second = load_config(tmp_path / "data"), load_config(tmp_path / "data")

    assert first == second
    assert len(first.secret_key) == 64
    assert load_config(tmp_path / "other").secret_key != first.secret_key


def test_a_key_that_was_cut_is_not_used(tmp_path):
    load_config(tmp_path)
    (tmp_path / "secret.key").write_text("short", "ascii")

    with pytest.raises(StoreError, match="没有密钥"):
        load_config(tmp_path)


def test_the_store_lies_in_the_data_folder_if_nobody_says_otherwise(tmp_path, monkeypatch):
    config = load_config(tmp_path)

    assert config.database == f"sqlite:///{tmp_path}/yulian.db"
    assert config.uses_file
    monkeypatch.setenv("YULIAN_STORE", "postgresql+pool://host/yulian")
    assert load_config(tmp_path).database == "postgresql+pool://host/yulian"


def test_https_is_said_by_the_environment(tmp_path, monkeypatch):
    assert not load_config(tmp_path).https

    monkeypatch.setenv("YULIAN_HTTPS", "1")

    assert load_config(tmp_path).https


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("", "utf-8")

    with pytest.raises(StoreError) as caught:
        load_config(tmp_path / "file" / "data")

    assert "--data" in caught.value.hint


def test_settings_do_not_show_the_key():
    assert "k" * 32 not in repr(Config(data=None, secret_key="k" * 32))
