#!/usr/bin/env python3
"""Ours against the peers, in turn, over HTTP: mvn -Pbench verify -Dpeers=true

Arguments: java, the server's jar, the WAR, the folder config/, a work folder; then rounds (3) and requests of a client (4).
Each request has a text of its own, so that no cache can help, and ours is switched off. Writes benchmarks.json, a table
(benchmarks.md) and plots (*.svg) to the work folder. The peers live in an environment of their own there.
"""
import http.client
import json
import os
import platform
import random
import signal
import statistics
import subprocess
import sys
import threading
import time
import venv
from pathlib import Path

from plots import bars

HERE = Path(__file__).parent
MODELS = Path(os.environ.get("TTS_MODELS_DIR") or Path.home() / ".cache/assistant-tts") / "kokoro"
VOICES = ["af_heart", "bm_george"]
RATE = 24_000
SENTENCES = (HERE / "sentences.txt").read_text().splitlines()
OURS, PEER = 8471, 8472
CLIENTS = [1, 2, 4, 8]
LENGTHS = {"4 to 7 words": (4, 7), "12 to 20 words": (12, 20), "two sentences": None}


def environment(work):
    python = work / "venv/bin/python"
    if not python.exists():
        venv.create(work / "venv", with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "-r", HERE / "requirements.txt"], check=True)
    return python


def ours(java, jar, war, config, work):
    temporary = work / "tmp"
    temporary.mkdir(exist_ok=True)
    return [java, f"@{config}/payara/java.options", f"-Djava.io.tmpdir={temporary}", f"-Dassistant.state.dir={work}/state",
            "-Dtts.kokoro.cache=0", "-Dtts.speech.longest-wait=600000", "-Dtts.speech.max-percent-per-address=100",
            "-jar", jar, "--nohazelcast", "--disablephonehome", "--prebootcommandfile", f"{config}/payara/preboot.asadmin",
            "--logproperties", f"{config}/payara/logging.properties", "--port", str(OURS), "--contextroot", "/",
            "--deploy", war]


def start(command, log):
    return subprocess.Popen([str(each) for each in command], stdin=subprocess.DEVNULL, stdout=log.open("w"), stderr=subprocess.STDOUT)


def wait(port, path, process):
    while process.poll() is None:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", path)
            answer = connection.getresponse()
            if answer.status == 200 and (path == "/health" or b'"checks":[{' in answer.read().replace(b" ", b"").replace(b"\n", b"")):
                return
        except OSError:
            pass
        time.sleep(0.5)
    sys.exit(f"the server on {port} ended")


def post(port, path, body):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=900)
    connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    if answer.status != 200:
        raise RuntimeError(f"{port}{path}: {answer.status} {answer.read()[:300]}")
    return answer


def speak(port, text, voice):
    """First sound, whole time and seconds of sound of one request."""
    started = time.perf_counter()
    answer = post(port, "/v1/audio/speech", {"model": "kokoro", "input": text, "voice": voice, "response_format": "pcm"})
    head = answer.read(2)
    first = time.perf_counter() - started
    samples = (len(head) + len(answer.read())) // 2
    return {"first": first, "all": time.perf_counter() - started, "audio": samples / RATE}


def library(text, voice):
    answer = json.loads(post(PEER, "/library", {"input": text, "voice": voice}).read())
    return {"first": answer["seconds"], "all": answer["seconds"], "audio": answer["audio"]}


def texts(shuffle):
    """For each length, sentences of that many words without an end."""
    result = {}
    for name, words in LENGTHS.items():
        fitting = [each for each in SENTENCES if words is None or words[0] <= len(each.split()) <= words[1]]
        shuffle.shuffle(fitting)
        result[name] = fitting if words else [" ".join(pair) for pair in zip(fitting[::2], fitting[1::2])]
    return result


def memory(process):
    status = Path(f"/proc/{process.pid}/status")
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines()) if status.exists() else {}
    return {key: int(lines[key].split()[0]) // 1024 for key in ("VmRSS", "VmHWM") if key in lines}


def by_length(rounds, shuffle):
    rows = []
    supply = texts(shuffle)
    for number in range(rounds):
        for length, lines in supply.items():
            text, voice = lines[number % len(lines)], VOICES[number % len(VOICES)]
            turns = [("ours", lambda: speak(OURS, text, voice)), ("fastapi", lambda: speak(PEER, text, voice)),
                     ("library", lambda: library(text, voice))]
            shuffle.shuffle(turns)
            row = {"length": length, "text": text, "voice": voice, "load": os.getloadavg()[0]}
            row.update({name: turn() for name, turn in turns})
            rows.append(row)
            print(json.dumps(row), flush=True)
    return rows


def crowd(port, clients, requests, shuffle):
    lines = [each for each in SENTENCES if 8 <= len(each.split()) <= 20]
    shuffle.shuffle(lines)
    queue = [lines[index % len(lines)] for index in range(clients * requests)]
    outcomes, lock = [], threading.Lock()

    def client():
        while True:
            with lock:
                if not queue:
                    return
                text = queue.pop()
            outcome = speak(port, text, VOICES[0])
            with lock:
                outcomes.append(outcome)

    started = time.perf_counter()
    workers = [threading.Thread(target=client) for _ in range(clients)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    wall = time.perf_counter() - started
    first = sorted(each["first"] for each in outcomes)
    rank = lambda percent: first[max(0, -(-percent * len(first) // 100) - 1)]
    return {"requests": len(outcomes), "speech_a_second": sum(each["audio"] for each in outcomes) / wall,
            "p50": rank(50), "p95": rank(95), "p99": rank(99)}


def under_load(rounds, requests, shuffle):
    rows = []
    for _ in range(rounds):
        for clients in CLIENTS:
            turns = [("ours", OURS), ("fastapi", PEER)]
            shuffle.shuffle(turns)
            row = {"clients": clients, "load": os.getloadavg()[0]}
            seed = shuffle.random()
            row.update({name: crowd(port, clients, requests, random.Random(seed)) for name, port in turns})
            rows.append(row)
            print(json.dumps(row), flush=True)
    return rows


def spread(values):
    return {"median": statistics.median(values), "least": min(values), "most": max(values), "rounds": len(values)}


def summary(lengths, load):
    result = {"length": {}, "load": {}}
    for length in LENGTHS:
        rows = [row for row in lengths if row["length"] == length]
        factor = {name: [row[name]["all"] / row[name]["audio"] for row in rows] for name in ("ours", "fastapi", "library")}
        result["length"][length] = {
            "audio": statistics.median(row["ours"]["audio"] for row in rows),
            "factor": {name: spread(values) for name, values in factor.items()},
            "first": {name: spread([row[name]["first"] for row in rows]) for name in factor},
            "times_as_fast_as": {name: spread([row_peer / row_ours for row_peer, row_ours in zip(factor[name], factor["ours"])]) for name in ("fastapi", "library")},
            "first_sooner_than": {name: spread([row[name]["first"] / row["ours"]["first"] for row in rows]) for name in ("fastapi", "library")},
        }
    for clients in CLIENTS:
        rows = [row for row in load if row["clients"] == clients]
        if rows:
            result["load"][clients] = {
                **{name: {key: statistics.median(row[name][key] for row in rows) for key in ("speech_a_second", "p50", "p95", "p99")} for name in ("ours", "fastapi")},
                "times_the_speech": spread([row["ours"]["speech_a_second"] / row["fastapi"]["speech_a_second"] for row in rows]),
                "p99_sooner": spread([row["fastapi"]["p99"] / row["ours"]["p99"] for row in rows]),
            }
    return result


def ratio(each):
    return f"{each['median']:.2f} ({each['least']:.2f} to {each['most']:.2f})"


def table(result):
    lines = ["| length | sound | factor, ours | FastAPI | library | times as fast as FastAPI | as the library | first sound, ours | FastAPI | sooner |", "|---|---|---|---|---|---|---|---|---|---|"]
    for length, row in result["length"].items():
        lines.append(f"| {length} | {row['audio']:.1f} s | " + " | ".join(f"{row['factor'][name]['median']:.3f}" for name in ("ours", "fastapi", "library"))
                     + f" | {ratio(row['times_as_fast_as']['fastapi'])} | {ratio(row['times_as_fast_as']['library'])} | {row['first']['ours']['median']:.2f} s | {row['first']['fastapi']['median']:.2f} s | {ratio(row['first_sooner_than']['fastapi'])} |")
    lines += ["", "| clients | speech a second, ours | FastAPI | times | first sound p50 / p95 / p99, ours | FastAPI | p99 sooner |", "|---|---|---|---|---|---|---|"]
    for clients, row in result["load"].items():
        waits = {name: " / ".join(f"{row[name][key]:.2f}" for key in ("p50", "p95", "p99")) for name in ("ours", "fastapi")}
        lines.append(f"| {clients} | {row['ours']['speech_a_second']:.2f} | {row['fastapi']['speech_a_second']:.2f} | {ratio(row['times_the_speech'])} | {waits['ours']} s | {waits['fastapi']} s | {ratio(row['p99_sooner'])} |")
    return "\n".join(lines) + "\n"


def main():
    java, jar, war, config, work = (Path(each).absolute() for each in sys.argv[1:6])
    rounds = int(sys.argv[6]) if len(sys.argv) > 6 else 3
    requests = int(sys.argv[7]) if len(sys.argv) > 7 else 4
    work.mkdir(parents=True, exist_ok=True)
    python = environment(work)
    shuffle = random.Random(1)
    peer = start([python, HERE / "peer.py", MODELS, PEER, work], work / "peer.log")
    server = start(ours(java, jar, war, config, work), work / "ours.log")
    try:
        wait(PEER, "/health", peer)
        wait(OURS, "/health/ready", server)
        resting = {"ours": memory(server), "fastapi": memory(peer)}
        for _ in range(2):  # nobody is measured cold
            speak(OURS, "Everything is warm now.", VOICES[0]), speak(PEER, "Everything is warm now.", VOICES[0])
        lengths = by_length(rounds, shuffle)
        load = under_load(max(1, rounds // 3), requests, shuffle)
        speaking = {"ours": memory(server), "fastapi": memory(peer)}
    finally:
        for process in (server, peer):
            process.send_signal(signal.SIGTERM)
        for process in (server, peer):
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()
    result = summary(lengths, load)
    machine = {"processors": os.cpu_count(), "platform": platform.platform(), "load": os.getloadavg()}
    (work / "benchmarks.json").write_text(json.dumps({"machine": machine, "summary": result, "memory_mb": {"resting": resting, "after": speaking}, "lengths": lengths, "load": load}, indent=1) + "\n")
    (work / "benchmarks.md").write_text(table(result))
    (work / "factor.svg").write_text(bars("Seconds of work for a second of speech, one client", result["length"], lambda row: {name: row["factor"][name]["median"] for name in ("ours", "fastapi", "library")}))
    (work / "first-sound.svg").write_text(bars("Seconds to the first sound, one client", result["length"], lambda row: {name: row["first"][name]["median"] for name in ("ours", "fastapi", "library")}))
    (work / "throughput.svg").write_text(bars("Seconds of speech made a second, by clients", result["load"], lambda row: {name: row[name]["speech_a_second"] for name in ("ours", "fastapi")}))
    (work / "p99.svg").write_text(bars("Seconds to the first sound, 99 of 100 requests, by clients", result["load"], lambda row: {name: row[name]["p99"] for name in ("ours", "fastapi")}))
    print(table(result))


if __name__ == "__main__":
    main()
