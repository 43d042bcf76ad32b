# graphbuilder without a GPU, as nobody in particular; graphs and articles live in /data.
#   docker build -t graphbuilder .
#   docker run --rm -v "$PWD:/data" graphbuilder ingest article.txt --graph news.graph
#   docker run --rm -v "$PWD:/data" -p 127.0.0.1:8100:8100 graphbuilder serve --graph news.graph --port 8100 --in-container
FROM python:3.12-slim AS build
RUN pip install --no-cache-dir uv
WORKDIR /source
COPY pyproject.toml requirements.lock README.md LICENSE ./
COPY graphbuilder graphbuilder
COPY cypher cypher
COPY data/models data/models
COPY data/articles data/articles
# PyTorch first, the build without GPU libraries: it is a fifth of the other
RUN uv venv /opt/graphbuilder \
 && uv pip install --python /opt/graphbuilder --no-cache --torch-backend cpu torch \
 && uv pip install --python /opt/graphbuilder --no-cache --constraint requirements.lock ".[formats,mcp]"

FROM python:3.12-slim
RUN useradd --create-home --uid 10001 graphbuilder && mkdir /data && chown graphbuilder /data
COPY --from=build /opt/graphbuilder /opt/graphbuilder
ENV PATH=/opt/graphbuilder/bin:$PATH PYTHONUNBUFFERED=1
USER graphbuilder
WORKDIR /data
VOLUME /data
ENTRYPOINT ["graphbuilder"]
CMD ["--help"]
