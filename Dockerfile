# docker build --tag convenor .
# docker run --volume convenor:/data --publish 127.0.0.1:8080:8080 --env-file .env convenor
# Without a .env yet: docker run --interactive --tty --volume convenor:/data convenor setup

FROM debian:bookworm-slim AS build
RUN apt-get update \
 && apt-get install --yes --no-install-recommends python3 python3-venv \
 && rm -rf /var/lib/apt/lists/*
RUN python3 -m venv /opt/convenor
WORKDIR /build
# app (with the embedding model), words (without it), or another lock file, such as openai
ARG LOCK=app
COPY requirements requirements
RUN /opt/convenor/bin/python -m pip install --no-cache-dir --require-hashes \
        --requirement requirements/build.lock --requirement requirements/${LOCK}.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY handlers handlers
COPY prompts prompts
COPY storage storage
RUN /opt/convenor/bin/python -m pip install --no-deps --no-build-isolation . \
 && /opt/convenor/bin/python -m pip uninstall --yes setuptools pip

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install --yes --no-install-recommends ca-certificates python3 \
 && rm -rf /var/lib/apt/lists/* \
 && groupadd --gid 10001 convenor \
 && useradd --uid 10001 --gid 10001 --home-dir /data --no-create-home --shell /usr/sbin/nologin convenor \
 && install --directory --owner=10001 --group=10001 --mode=0700 /data
COPY --from=build /opt/convenor /opt/convenor
ENV PATH=/opt/convenor/bin:/usr/bin:/bin \
    PYTHONUNBUFFERED=1 \
    DATABASE_URL=sqlite:////data/convenor.db \
    HTTP_HOST=0.0.0.0 \
    HTTP_PORT=8080 \
    LOG_FORMAT=json
USER 10001:10001
# .env is read from here, and `convenor setup` writes it here
WORKDIR /data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["python", "-c", \
    "import http.client, os, sys; c = http.client.HTTPConnection('127.0.0.1', os.environ['HTTP_PORT'], timeout=4); c.request('GET', '/health'); sys.exit(c.getresponse().status != 200)"]
ENTRYPOINT ["convenor"]
CMD ["run"]
