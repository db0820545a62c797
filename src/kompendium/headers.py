"""The third gate: what a browser may load and do on our pages. The same policy stands in the template (for every host) and in `_headers` (for hosts that read it)."""

from collections.abc import Mapping

POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
# a policy in the page itself may not say who shows the page in a frame
ONLY_HEADER: Mapping[str, str] = {"frame-ancestors": "'none'"}
HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{each}=()"
        for each in ("accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope", "microphone", "midi", "payment", "usb")
    ),
}


def policy(directives: Mapping[str, str] = POLICY) -> str:
    """The Content-Security-Policy in one line."""
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def file(other: Mapping[str, str] | None = None) -> bytes:
    """The file `_headers` for the root of the site, in the form that Netlify and Cloudflare Pages read.

    other: paths with a policy of their own, which takes the place of ours (`!` takes it away; only Cloudflare Pages knows it)
    """
    lines = {"Content-Security-Policy": policy({**POLICY, **ONLY_HEADER}), **HEADERS}
    own = (f"{path}\n  ! Content-Security-Policy\n  Content-Security-Policy: {text}\n" for path, text in (other or {}).items())
    return "".join(["/*\n", *(f"  {name}: {value}\n" for name, value in lines.items()), *own]).encode()
