#!/usr/bin/env python3
"""Speed of the reference implementation in PyTorch, one round for each line of the standard input.

Usage: python reference_speed.py CHECKPOINT_DIR TOKENS     (coqui-tts 0.28.0, torch 2.6.0; CHECKPOINT_DIR as of xtts_ref.py)

Prints "ready", then one JSON object a round: prefill, first audio (20 tokens decoded, as its streaming does), tokens a second,
real-time factors of vocoder and total. The stop token is suppressed, so every round makes TOKENS tokens.
"""
import json
import os
import sys
import time

import torch
from TTS.config.shared_configs import BaseDatasetConfig
from TTS.tts.configs import xtts_config
from TTS.tts.configs.xtts_config import XttsConfig
from TTS.tts.models.xtts import Xtts, XttsArgs, XttsAudioConfig

directory, tokens = sys.argv[1], int(sys.argv[2])
device = "cuda" if torch.cuda.is_available() else "cpu"
torch.set_num_threads(int(os.environ.get("THREADS", "2")))
# The classes have had two homes; a checkpoint names either.
classes = [v for v in vars(xtts_config).values() if isinstance(v, type)]
torch.serialization.add_safe_globals([XttsConfig, XttsArgs, XttsAudioConfig, BaseDatasetConfig] + classes)
cfg = XttsConfig()
cfg.load_json(os.path.join(directory, "config.json"))
m = Xtts(cfg)
m.load_checkpoint(cfg, checkpoint_dir=directory, vocab_path=os.path.join(directory, "vocab.json"), eval=True, strict=True)
m.to(device)
ids = json.load(open(os.path.join(directory, "manifest.json")))["ids"]
stop = m.gpt.stop_audio_token


def now():
    if device == "cuda":
        torch.cuda.synchronize()
    return time.perf_counter()


with torch.inference_mode():
    latents, speaker = m.get_conditioning_latents(audio_path=[os.path.join(directory, "ref.wav")], max_ref_length=30,
                                                  gpt_cond_len=30, gpt_cond_chunk_len=4)
    text = torch.IntTensor(ids).unsqueeze(0).to(device)
    print("ready", flush=True)
    for _ in sys.stdin:
        start = now()
        inputs = m.gpt.compute_embeddings(latents, text)
        past, states, first = None, [], None
        for i in range(tokens):
            o = m.gpt.gpt_inference(input_ids=inputs, past_key_values=past, use_cache=True, return_dict=True,
                                    output_hidden_states=True)
            past = o.past_key_values
            states.append(m.gpt.final_norm(o.hidden_states[-1][:, -1]))
            scores = o.logits[:, -1]
            scores[:, stop] = -1e9
            inputs = scores.argmax(-1, keepdim=True)
            if i == 0:
                prefill = now() - start
            if i == 19:
                before = now()
                m.hifigan_decoder(torch.stack(states, 1), g=speaker)
                first = now() - start
                streamed = now() - before
        generated = now() - start - streamed
        before = now()
        wav = m.hifigan_decoder(torch.stack(states, 1), g=speaker)
        vocoded = now() - before
        seconds = wav.shape[-1] / 24000
        print(json.dumps({"prefill_s": prefill, "first_audio_s": first, "tokens_per_s": (tokens - 1) / (generated - prefill),
                          "vocoder_rtf": vocoded / seconds, "total_rtf": (generated + vocoded) / seconds,
                          "audio_s": seconds}), flush=True)
