"""The peer: kokoro-onnx with its defaults behind FastAPI, streaming as its own example does. Arguments: model folder, port, work folder."""
import sys
import time
from pathlib import Path

import numpy as np
import uvicorn
from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from kokoro_onnx import Kokoro
from pydantic import BaseModel

models, port, work = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
voices = work / "voices.npz"
np.savez(voices, **{each.stem: np.fromfile(each, np.float32).reshape(-1, 1, 256) for each in (models / "voices").glob("*.bin")})
kokoro = Kokoro(str(models / "kokoro-v1.0.int8.onnx"), str(voices))
app = FastAPI()


class Speech(BaseModel):
    input: str
    voice: str


def language(voice):
    return "en-gb" if voice.startswith("b") else "en-us"


@app.get("/health")
def health():
    return {}


@app.post("/v1/audio/speech")
async def speech(body: Speech):
    async def sound():
        async for samples, _ in kokoro.create_stream(body.input, body.voice, 1.0, language(body.voice)):
            yield (np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()

    return StreamingResponse(sound(), media_type="audio/pcm")


@app.post("/library")
def library(body: Speech):
    """The library alone, without a stream."""
    started = time.perf_counter()
    samples, rate = kokoro.create(body.input, body.voice, 1.0, language(body.voice))
    return {"seconds": time.perf_counter() - started, "audio": len(samples) / rate}


uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning")
