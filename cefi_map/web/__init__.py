"""The pages and the API: the only room that imports Flask. Views read the request, call the service, answer."""

from .app import create_app
from .reach import site
from .server import serve

__all__ = ["create_app", "serve", "site"]
