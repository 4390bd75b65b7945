# One image, four commands; build from the root of the repository:
#   docker build -f infra/docker/api.Dockerfile -t onaltu-api .
# node api/dist/bootstrap.main.js   once, by an administrator (DATABASE_ADMIN_URL)
# node api/dist/migrate.main.js     before each new version
# node api/dist/http.main.js        serves requests (PORT)
# node api/dist/worker.main.js      jobs; its page is internal (WORKER_PORT)
FROM node:24-bookworm-slim AS build
WORKDIR /onaltu
COPY . .
RUN npm ci --loglevel=error --no-fund --no-audit && npx nx run-many -t build -p @onaltu/api
RUN npm prune --omit=dev --omit=optional --workspace @onaltu/api --loglevel=error

FROM node:24-bookworm-slim
WORKDIR /onaltu
ENV NODE_ENV=production ONALTU_MODE=production PORT=3000 WORKER_PORT=3001 FILES_DIR=/var/lib/onaltu/files
COPY --from=build /onaltu/node_modules node_modules
COPY --from=build /onaltu/api/package.json api/package.json
COPY --from=build /onaltu/api/node_modules api/node_modules
COPY --from=build /onaltu/api/dist api/dist
COPY --from=build /onaltu/libs/domain/package.json libs/domain/package.json
COPY --from=build /onaltu/libs/domain/dist libs/domain/dist
COPY --from=build /onaltu/libs/i18n/package.json libs/i18n/package.json
COPY --from=build /onaltu/libs/i18n/dist libs/i18n/dist
COPY --from=build /onaltu/infra/postgres infra/postgres
RUN install -d -o node -g node /var/lib/onaltu/files
USER node
VOLUME /var/lib/onaltu/files
EXPOSE 3000 3001
CMD ["node", "--enable-source-maps", "api/dist/http.main.js"]
