# The binary and the certificates that a database may need, and nothing else. make image builds it; a release does so from its binaries.
FROM golang:1.26 AS certificates

FROM scratch
ARG TARGETPLATFORM
COPY --from=certificates /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY $TARGETPLATFORM/revops /usr/bin/revops
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["/usr/bin/revops"]
