"""Named places at which a test can end or pause the process, to see that nothing is lost there.

They do nothing unless the environment names one: `CONVENOR_FAILPOINT=after_commit:3` ends the
process (SIGKILL) when that place is passed for the third time, `after_commit:3:stop` pauses it.
"""

import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable

PLACES = (
    "before_commit",
    "after_commit",
    "before_accept",
    "before_thanks",
    "after_thanks",
    "before_send",
    "after_send",
)

TAKES = 0.05
"""Seconds until a pause has surely reached all threads; nothing behind the place may run on meanwhile."""


def _armed(setting: str) -> Callable[[str], None]:
    """Return the function that counts the passes and acts at the one that was named."""
    place, count, *how = setting.split(":")
    deed = signal.SIGSTOP if how == ["stop"] else signal.SIGKILL
    passes: Counter[str] = Counter()
    lock = threading.Lock()

    def pass_by(name: str) -> None:
        with lock:
            passes[name] += 1
            if name == place and passes[name] == int(count):
                os.kill(os.getpid(), deed)
                time.sleep(TAKES)

    return pass_by


def _idle(_name: str) -> None:
    """Pass by."""


_setting = os.environ.get("CONVENOR_FAILPOINT")
failpoint: Callable[[str], None] = _armed(_setting) if _setting else _idle
"""Pass the place of this name."""
