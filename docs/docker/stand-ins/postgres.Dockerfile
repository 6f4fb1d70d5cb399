# Stands in for the official image where no image can be pulled; see ../verify.sh.
FROM dstone-verify/debian
RUN apt-get update -qq \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql \
    && rm -rf /var/lib/apt/lists/* \
    && mkdir -p /var/lib/postgresql/data \
    && chown postgres:postgres /var/lib/postgresql/data
ENV PGDATA=/var/lib/postgresql/data
COPY postgres-entrypoint.sh /
VOLUME /var/lib/postgresql/data
STOPSIGNAL SIGINT
ENTRYPOINT ["/bin/sh", "/postgres-entrypoint.sh"]
