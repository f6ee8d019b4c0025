# One image for every role: `ingest`, `streams` and the tools of `./journey --help`.
# It copies what `./journey --version` has built; nothing is compiled here.

# A run of everything at once, at the end of which Java keeps the classes that it has loaded and
# linked. Roles that begin with those start in half the time.
FROM docker.io/library/eclipse-temurin:25-jre AS start
LABEL io.journeyline.stage=start
COPY journey-local/target/distribution/lib /opt/journeyline/lib
COPY definitions /opt/journeyline/definitions
COPY docker/journey /usr/local/bin/journey
COPY journey-local/target/distribution/registry /opt/journeyline/registry
RUN JOURNEYLINE_JAVA_OPTS="-XX:AOTCacheOutput=/opt/journeyline/start.aot -Djourneyline.distribution=/opt/journeyline" \
    journey demo --exit --customers 20 --days 20 --data /tmp/data --broker-port 0 --registry-port 0 > /tmp/log 2>&1 || { cat /tmp/log; exit 1; }

FROM docker.io/library/eclipse-temurin:25-jre
COPY journey-local/target/distribution/lib /opt/journeyline/lib
COPY definitions /opt/journeyline/definitions
COPY docker/journey /usr/local/bin/journey
COPY --from=start /opt/journeyline/start.aot /opt/journeyline/start.aot

# Volumes that are mounted here belong to the user below.
COPY --chown=10001:10001 docker/volume /var/lib/journeyline
COPY --chown=10001:10001 docker/volume /run/journeyline

ENV JOURNEYLINE_DATA=/var/lib/journeyline/data
USER 10001:10001
STOPSIGNAL SIGTERM
ENTRYPOINT ["journey"]
CMD ["--help"]
