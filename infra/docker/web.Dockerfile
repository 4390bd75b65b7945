# The pages of both audiences, and the one origin they share with the API; build from the root of the repository:
#   docker build -f infra/docker/web.Dockerfile -t onaltu-web .
# API_UPSTREAM names the API (host:port). TLS ends in front of it.
FROM node:24-bookworm-slim AS build
WORKDIR /onaltu
COPY . .
RUN npm ci --loglevel=error --no-fund --no-audit && npx nx run-many -t build -p @onaltu/web-provider @onaltu/web-department

FROM nginxinc/nginx-unprivileged:1.29-alpine
ENV API_UPSTREAM=api:3000
COPY infra/docker/web.conf.template /etc/nginx/templates/default.conf.template
COPY --from=build /onaltu/web/provider/dist /srv/provider
COPY --from=build /onaltu/web/department/dist /srv/department
EXPOSE 8080
