"""The site: its addresses and what each answers. Everything it needs is passed in, so that a test passes its own."""

from collections.abc import Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from crossread.errors import CrossreadError
from crossread.keep.decisions import decide, decisions, keep_decisions
from crossread.keep.search import FoundLine, Hit, search_findings, search_reports
from crossread.read.sources import Reading
from crossread.records.difference import difference
from crossread.records.dossier import Dossier
from crossread.serve.actor import actor_page
from crossread.serve.files import make_file
from crossread.serve.gate import Gate
from crossread.serve.intake import further, read_intake, take_in
from crossread.serve.jobs import Jobs, Say
from crossread.serve.rulings import WORDS, by_record, from_lines, ruling, to_lines
from crossread.serve.shelf import Shelf
from crossread.tell.difference import difference_page
from crossread.tell.html.desk import Desk
from crossread.tell.html.page import html_page
from crossread.tell.html.templating import content_policy, environment, read_asset
from crossread.tell.lookup import counted
from crossread.weights import store as weights

Compare = Callable[[Reading], Dossier]
WHO = "crossread-who"
_YEAR = 365 * 24 * 3600
_MOST_FOUND = 40


@dataclass(frozen=True, slots=True)
class Site:
    """What the handlers share: the shelf, the work being done, how reports become a dossier, and whether addresses are read."""

    shelf: Shelf
    jobs: Jobs
    compare: Compare
    offline: bool

    async def library(self, _: Request) -> Response:
        """Every dossier, newest first, with the number of things to check; the form for new reports."""
        return page("library.html", entries=await run_in_threadpool(self.shelf.entries))

    async def new(self, request: Request) -> Response:
        """Take reports in and begin to compare them."""
        async with request.form(max_files=60, max_fields=60, max_part_size=20_000_000) as form:
            intake = await take_in(form, self.shelf)

        def work(say: Say) -> str:
            say(f"reading {counted(len(intake.sources), 'source', 'sources')}")
            reading = read_intake(intake, offline=self.offline)
            say(f"reading {counted(len(reading.reports), 'report', 'reports')} against each other")
            made = self.compare(reading)
            self.shelf.put(made)
            return f"/d/{made.id}"

        return RedirectResponse(f"/job/{self.jobs.begin(work).id}", 303)

    async def job(self, request: Request) -> Response:
        """What some work is doing; asks again by itself, leads on when it is done."""
        job = self.jobs.get(request.path_params["job"])
        if job is None:
            raise CrossreadError("no such work; the site may have been started again since")
        if job.leads_to:
            return RedirectResponse(job.leads_to, 303)
        return page("job.html", job=job, status=400 if job.failed else 200)

    async def dossier(self, request: Request) -> Response:
        """The dossier's page with people's decisions."""
        held = self.shelf.get(request.path_params["dossier"])
        ruled = by_record(decisions(self.shelf.store, dossier=held.id))
        desk = Desk("/", f"/d/{held.id}", request.cookies.get(WHO, ""), ruled)
        return HTMLResponse(await run_in_threadpool(html_page, held, desk=desk))

    async def decide(self, request: Request) -> Response:
        """Add a decision and go back to what it is about."""
        held = self.shelf.get(request.path_params["dossier"])
        async with request.form() as form:
            given = {name: str(form.get(name, "")) for name in ("about", "verdict", "who", "note", "back")}
        made = decide(self.shelf.store, given["about"], given["verdict"], who=given["who"].strip(),  # type: ignore[arg-type]
                      note=given["note"].strip(), dossier=held.id)  # fmt: skip
        back = given["back"] if given["back"].replace("-", "").isalnum() else ""
        response = RedirectResponse(f"/d/{held.id}#{back}", 303)
        response.set_cookie(WHO, made.who.encode("ascii", "ignore").decode(), max_age=_YEAR, samesite="strict")
        return response

    async def file(self, request: Request) -> Response:
        """An export to download."""
        held = self.shelf.get(request.path_params["dossier"])
        made = await run_in_threadpool(make_file, held, request.path_params["kind"])
        disposition = {"content-disposition": f'attachment; filename="{made.name}"'}
        return Response(made.content, media_type=made.media, headers=disposition)

    async def add(self, request: Request) -> Response:
        """The form for a further report; sent, it makes a proposed dossier."""
        held = self.shelf.get(request.path_params["dossier"])
        if request.method == "GET":
            return page("add.html", dossier=held)
        async with request.form(max_files=60, max_fields=60, max_part_size=20_000_000) as form:
            intake = await take_in(form, self.shelf)

        def work(say: Say) -> str:
            say("reading what came in")
            reading = further(held.reports, read_intake(intake, offline=self.offline))
            say(f"reading {len(reading.reports)} reports against each other")
            made = self.compare(reading)
            self.shelf.propose(made)
            return f"/d/{held.id}/proposed/{made.id}"

        return RedirectResponse(f"/job/{self.jobs.begin(work).id}", 303)

    async def proposed(self, request: Request) -> Response:
        """What a further report would change; taken or left."""
        old = self.shelf.get(request.path_params["dossier"])
        new = self.shelf.get(request.path_params["proposed"], proposed=True)
        if request.method == "GET":
            change = difference_page(old, new, difference(old, new))
            return page("proposed.html", old=old, new=new, change=change)
        async with request.form() as form:
            taken = form.get("answer") == "take"
        if taken:
            await run_in_threadpool(self.shelf.take, new.id)
        else:
            self.shelf.leave(new.id)
        return RedirectResponse(f"/d/{new.id if taken else old.id}", 303)

    async def search(self, request: Request) -> Response:
        """Words, speakers, figures, actors and days over all dossiers."""
        words, kind = request.query_params.get("q", "").strip(), request.query_params.get("kind", "")
        reports: Sequence[Hit] = ()
        lines: tuple[FoundLine, ...] = ()
        if words:
            reports = search_reports(self.shelf.store, words, limit=_MOST_FOUND) if kind in ("", "report") else ()
            if kind != "report":
                lines = search_findings(self.shelf.store, words, kind=kind or None, limit=_MOST_FOUND)
        return page("search.html", words=words, kind=kind, reports=reports, lines=lines)

    async def actor(self, request: Request) -> Response:
        """All that a person said, over all dossiers, prints side by side."""
        name = request.query_params.get("name", "")
        board = await run_in_threadpool(actor_page, self.shelf.dossiers(), name)
        return page("actor.html", name=name, board=board)

    async def decided(self, request: Request) -> Response:
        """Every decision; a file of decisions sent here is added to them."""
        if request.method == "POST":
            async with request.form() as form:
                sent = form.get("file")
                text = (await sent.read()).decode("utf-8") if sent is not None and not isinstance(sent, str) else ""
            keep_decisions(self.shelf.store, from_lines(text))
            return RedirectResponse("/decisions", 303)
        held = decisions(self.shelf.store)
        return page("decisions.html", decided=[(d, ruling(d)) for d in reversed(held)], words=WORDS)

    async def decided_file(self, _: Request) -> Response:
        """Every decision as JSON lines."""
        disposition = {"content-disposition": 'attachment; filename="decisions.jsonl"'}
        return Response(to_lines(decisions(self.shelf.store)), media_type="application/jsonl", headers=disposition)

    async def about(self, _: Request) -> Response:
        """What this site is made of: weights with their licences."""
        return page("about.html", table=weights.table(), folder=str(self.shelf.folder), offline=self.offline)


def page(template: str, *, status: int = 200, **values: Any) -> Response:  # noqa: ANN401 - what templates show
    """A page of the site: no script, the style sheet of the dossiers."""
    style = read_asset("style.css") + "\n" + read_asset("site.css", "crossread.serve")
    made = environment("crossread.serve").get_template(template)
    policy = content_policy((style,), (), forms=True)
    return HTMLResponse(made.render(style=Markup(style), policy=policy, **values), status)


async def _refused(_: Request, error: Exception) -> Response:
    return page("refused.html", status=400, reason=str(error))


def make_site(shelf: Shelf, *, compare: Compare, token: str, offline: bool = False) -> Starlette:
    """The site over a shelf. `compare` makes a dossier of what was read; `token` opens the gate."""
    site = Site(shelf, Jobs(), compare, offline)

    @asynccontextmanager
    async def lifespan(_: Starlette):  # type: ignore[no-untyped-def]  # noqa: ANN202 - Starlette's own shape
        yield
        site.jobs.close()
        shelf.store.close()

    routes = [
        Route("/", site.library),
        Route("/new", site.new, methods=["POST"]),
        Route("/job/{job}", site.job),
        Route("/d/{dossier}", site.dossier),
        Route("/d/{dossier}/decide", site.decide, methods=["POST"]),
        Route("/d/{dossier}/file/{kind}", site.file),
        Route("/d/{dossier}/add", site.add, methods=["GET", "POST"]),
        Route("/d/{dossier}/proposed/{proposed}", site.proposed, methods=["GET", "POST"]),
        Route("/search", site.search),
        Route("/actor", site.actor),
        Route("/decisions", site.decided, methods=["GET", "POST"]),
        Route("/decisions.jsonl", site.decided_file),
        Route("/about", site.about),
        Route("/health", lambda _: PlainTextResponse("ok")),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Gate, token=token)],
        exception_handlers={CrossreadError: _refused},
        lifespan=lifespan,
    )
