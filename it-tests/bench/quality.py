#!/usr/bin/env python3
"""How good Kokoro's graphs sound: DNSMOS and ViSQOL of the tuned and of the published graph, over 60 sentences and 10 voices.

    python3 -m venv venv && venv/bin/pip install -r requirements.txt
    venv/bin/python quality.py ~/.cache/assistant-tts/kokoro quality.json [sentences]

DNSMOS (speechmos) needs no reference. ViSQOL (visqol-python, speech mode) compares with the graph whose convolutions run in
float32. All three graphs get the same tokens, styles and speed. The result is written after each sentence, so a run that is
broken off has given something.
"""
import json
import statistics
import sys
import time
from pathlib import Path

import librosa
import numpy as np
import onnxruntime as ort
from kokoro_onnx.tokenizer import Tokenizer
from speechmos import dnsmos
from visqol import VisqolApi

SAMPLE_RATE = 24_000
DNSMOS_RATE = VISQOL_RATE = 16_000
VOICES = "af_heart af_bella af_nicole af_sarah am_adam am_michael bf_emma bf_isabella bm_george bm_fable".split()
SENTENCES = Path(__file__).with_name("sentences.txt").read_text().splitlines()


def session(graph):
    options = ort.SessionOptions()
    options.add_session_config_entry("session.disable_quant_qdq", "1")  # as the product loads it
    options.intra_op_num_threads = 1
    options.log_severity_level = 4
    return ort.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])


def speak(graph, tokens, style):
    names = [each.name for each in graph.get_inputs()]
    speed_type = np.float32 if "float" in graph.get_inputs()[2].type else np.int32
    outputs = graph.run(None, dict(zip(names, (tokens, style, np.ones(1, speed_type)))))
    return outputs[0].reshape(-1)


def main():
    folder, result = Path(sys.argv[1]), Path(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else len(SENTENCES)
    tuned = sorted(folder.glob("*tuned*.onnx"))
    graphs = {
        "float32": session(folder / "kokoro-v1.0.float-conv.onnx"),
        "published": session(folder / "kokoro-v1.0.int8.onnx"),
        "tuned": session(tuned[0]),
    }
    tokenizer = Tokenizer()
    visqol = VisqolApi()
    visqol.create(mode="speech", use_lattice_model=False)
    rows = []
    for number, text in enumerate(SENTENCES[:count]):
        voice = VOICES[number % len(VOICES)]
        phonemes = tokenizer.phonemize(text, "en-gb" if voice.startswith("b") else "en-us")
        ids = tokenizer.tokenize(phonemes)
        tokens = np.array([[0, *ids, 0]], np.int64)
        pack = np.fromfile(folder / "voices" / f"{voice}.bin", np.float32).reshape(-1, 256)
        style = pack[len(ids) : len(ids) + 1]
        started = time.time()
        sound = {name: speak(graph, tokens, style) for name, graph in graphs.items()}
        row = {"sentence": number + 1, "voice": voice, "tokens": len(ids)}
        row["same_length"] = len({len(each) for each in sound.values()}) == 1
        low = {name: librosa.resample(each, orig_sr=SAMPLE_RATE, target_sr=VISQOL_RATE) for name, each in sound.items()}
        for name, each in low.items():
            scores = dnsmos.run(np.clip(each, -1, 1), sr=DNSMOS_RATE)
            row[name] = {key: float(scores[key]) for key in ("ovrl_mos", "sig_mos", "p808_mos")}
        for name in ("published", "tuned"):
            length = min(len(low["float32"]), len(low[name]))
            similarity = visqol.measure_from_arrays(low["float32"][:length].astype(np.float64), low[name][:length].astype(np.float64), VISQOL_RATE)
            row[name]["visqol"] = float(similarity.moslqo)
        row["seconds"] = round(time.time() - started, 1)
        rows.append(row)
        result.write_text(json.dumps({"rows": rows, "summary": summary(rows)}, indent=1) + "\n")
        print(number + 1, voice, row, flush=True)
    print(json.dumps(summary(rows), indent=1))


def summary(rows):
    def of(name, key):
        values = [row[name][key] for row in rows]
        return {"mean": round(statistics.mean(values), 4), "least": round(min(values), 4)}

    return {
        "sentences": len(rows),
        "equal_lengths": sum(row["same_length"] for row in rows),
        "float32": {key: of("float32", key) for key in ("ovrl_mos", "sig_mos", "p808_mos")},
        "published": {key: of("published", key) for key in ("ovrl_mos", "sig_mos", "p808_mos", "visqol")},
        "tuned": {key: of("tuned", key) for key in ("ovrl_mos", "sig_mos", "p808_mos", "visqol")},
    }


if __name__ == "__main__":
    main()
