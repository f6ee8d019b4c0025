# One image for every role: `ingest`, `streams` and the tools of `./journey --help`.
# It copies what `./journey --version` has built; nothing is compiled here.
FROM docker.io/library/eclipse-temurin:25-jre

COPY journey-local/target/distribution/lib /opt/journeyline/lib
COPY definitions /opt/journeyline/definitions
COPY docker/journey /usr/local/bin/journey

# Volumes that are mounted here belong to the user below.
COPY --chown=10001:10001 docker/volume /var/lib/journeyline
COPY --chown=10001:10001 docker/volume /run/journeyline

ENV JOURNEYLINE_DATA=/var/lib/journeyline/data
USER 10001:10001
STOPSIGNAL SIGTERM
ENTRYPOINT ["journey"]
CMD ["--help"]
