# One image for each service, and one for the tools (SERVICE=local-stack):
#   docker build --build-arg SERVICE=order-service -t larder/order-service .
# Keeps to what both the classic builder and BuildKit understand.
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-25
ARG RUNTIME_IMAGE=eclipse-temurin:25-jre

# All jars at once: this stage knows no service, so the images share it. JARS=prebuilt takes them from
# target/images instead (see ops/docker/build-prebuilt).
FROM ${BUILD_IMAGE} AS jars
ARG JARS=source
WORKDIR /src
COPY . .
RUN if [ "$JARS" = source ]; then \
      rm -rf target/images && mkdir -p target/images && \
      mvn -B -ntp -Dmaven.test.skip=true -am package \
        -pl device-gateway,replenishment-engine,order-service,catalog-service,delivery-service,local-stack && \
      cp */target/*-exec.jar target/images/; \
    fi

# A jar in layers: what changes seldom lies below what changes with every build. The tools are not made with Spring,
# which knows how to take a jar apart; theirs stays whole.
FROM jars AS layers
ARG SERVICE
RUN cp target/images/${SERVICE}-*-exec.jar /tmp/service.jar && \
    mkdir -p /layers/dependencies /layers/spring-boot-loader /layers/snapshot-dependencies /layers/application && \
    if [ "$SERVICE" = local-stack ]; then cp /tmp/service.jar /layers/application/; \
    else java -Djarmode=tools -jar /tmp/service.jar extract --layers --force --destination /layers; fi

FROM ${RUNTIME_IMAGE}
RUN groupadd --gid 10001 larder && \
    useradd --uid 10001 --gid 10001 --no-create-home --home-dir /var/lib/larder --shell /usr/sbin/nologin larder && \
    install -d -o larder -g larder -m 0700 /larder /var/lib/larder
WORKDIR /app
COPY ops/docker/start ops/docker/healthy /usr/local/bin/
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/spring-boot-loader/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=layers /layers/application/ ./
USER 10001:10001
ENV LARDER_PORT=8443 LARDER_MANAGEMENT_PORT=8081 LARDER_MANAGEMENT_ADDRESS=0.0.0.0
EXPOSE 8443 8081
HEALTHCHECK --interval=5s --timeout=5s --start-period=240s --retries=6 CMD ["healthy"]
ENTRYPOINT ["start"]
ARG SERVICE
ENV LARDER_IMAGE=${SERVICE}
LABEL org.opencontainers.image.title="larder-${SERVICE}" org.opencontainers.image.licenses="Apache-2.0"
