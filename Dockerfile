# One image for one machine and for many. Node comes with the packages, in the version that the lockfile names.
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && rm -r node_modules/node-linux-*/include

FROM debian:bookworm-slim
ENV PATH=/app/node_modules/.bin:$PATH \
    DATA_DIR=/data \
    DATA_KEY_FILE=/key/magnesium-check.key \
    HOST=0.0.0.0 \
    METRICS_PORT=9464
WORKDIR /app
COPY --from=packages /app ./
COPY src ./src
COPY knowledge ./knowledge
# Data and key on a volume each: a copy of the one does not carry the other. Volumes take over the owner.
RUN install -d -o 10001 -g 10001 -m 0700 /data /key node_modules/.cache
USER 10001:10001
# Runs once, so that compiled code and checked tables are in the image: the root is read-only later.
RUN DATA_DIR=/tmp/once DATA_KEY_FILE=/tmp/once/key HOST=127.0.0.1 PORT=0 METRICS_PORT= \
    timeout --preserve-status 8 node src/start.js \
    && rm -r /tmp/once
VOLUME ["/data", "/key"]
# Webhook, or the chat page where there is no BOT_TOKEN; and health with metrics, for inside only.
EXPOSE 8080 9464
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.METRICS_PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=2", "--heap-growing-percent=30", "--v8-pool-size=1", "src/start.js"]
