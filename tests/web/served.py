"""A real server in a process of its own, and people with real connections."""

import http.cookiejar
import json
import re
import signal
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode

ROOT = Path(__file__).parents[2]
YULIAN = [sys.executable, "-c", "from web.cli import main; main()"]


class Server:
    """`yulian demo` or `serve` on a free port; `said` is what it printed until it was ready."""

    def __init__(self, data, command="demo", *options):
        self.process = subprocess.Popen(
            [*YULIAN, command, "--data", str(data), "--port", "0", *options],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env={"PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1", "PATH": "/usr/bin:/bin"},
        )
        self.said = ""
        ready = "按 Ctrl+C 停止" if command == "demo" else "舆练已启动"
        while ready not in self.said:
            line = self.process.stdout.readline()
            assert line, self.said
            self.said += line
        self.address = re.search(r"http://[^/]+/", self.said)[0]

    def passwords(self):
        """What was printed, by account name."""
        return dict(re.findall(r"(\w+) +(\w{4}-\w{4}-\w{4}-\w{4})", self.said))

    def kill(self):
        self.process.kill()
        self.process.communicate(timeout=10)

    def stop(self, number=signal.SIGTERM):
        """Ask it to stop; its exit code and last words."""
        self.process.send_signal(number)
        rest, _ = self.process.communicate(timeout=20)
        return self.process.returncode, rest


@contextmanager
def served(data, command="demo", *options):
    """A server that is gone when the test is over."""
    server = Server(data, command, *options)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.kill()


class Browser:
    """Somebody with cookies, without a screen."""

    def __init__(self, address):
        self.address = address
        self.jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.jar), urllib.request.ProxyHandler({})
        )

    def get(self, path):
        return self._ask(path, None)

    def json(self, path):
        return json.loads(self.get(path)[1])

    def post(self, path, **form):
        _, page = self.get("help" if len(self.jar) > 1 else "sign-in")
        token = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
        body = urlencode({"csrf_token": token, **form}, doseq=True).encode()
        return self._ask(path, body)

    def sign_in(self, name, password):
        status, page = self.post("sign-in", name=name, password=password)
        assert "退出登录" in page, page
        return status

    def _ask(self, path, body):
        try:
            with self._opener.open(self.address + path, body, timeout=20) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            with error:
                return error.code, error.read().decode()
