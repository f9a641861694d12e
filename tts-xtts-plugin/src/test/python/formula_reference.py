#!/usr/bin/env python3
"""Makes the reference outputs of the formula checkpoint, with the reference implementation in PyTorch.

Usage: python formula_reference.py OUT_DIR     (coqui-tts 0.28.0, torch 2.6.0)

The checkpoint is a small XTTS v2 whose weights come from a formula that FormulaCheckpoint.java shares, so only the outputs
are stored. Writes .npy files and manifest.json under the names that the parity check knows.
"""
import json
import os
import sys
import wave

import numpy as np
import torch
import torch.nn.functional as F
from TTS.tts.configs.xtts_config import XttsConfig
from TTS.tts.models.xtts import Xtts, load_audio, wav_to_mel_cloning

MASK = (1 << 64) - 1
IDS = [259, 20, 33, 2, 47, 9, 9, 2, 118, 64, 5]
MAX_NEW = 14
OUT = sys.argv[1]
os.makedirs(OUT, exist_ok=True)
torch.set_num_threads(2)


def fnv1a(name):
    h = 0xCBF29CE484222325
    for b in name.encode():
        h = ((h ^ b) * 0x100000001B3) & MASK
    return h


def noise(name, count):
    """Numbers in [-1, 1): splitmix64 of the hash of the name and the index, its top 24 bits."""
    with np.errstate(over="ignore"):
        z = np.uint64(fnv1a(name)) + np.arange(count, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return (z >> np.uint64(40)).astype(np.float64) / (1 << 23) - 1.0


def kind(name, shape):
    """Centre and half width of the values of a tensor."""
    if name == "mel_stats":
        return -5.0, 4.0
    if name.endswith("running_var"):
        return 1.0, 0.5
    if name.endswith("running_mean"):
        return 0.0, 0.1
    if name.endswith("original0"):
        return 0.6, 0.12
    if name.endswith("gamma") or (len(shape) == 1 and name.endswith("weight")):
        return 1.0, 0.2
    if len(shape) == 1:
        return 0.0, 0.05
    if "embedding" in name or name.endswith("latents"):
        return 0.0, 0.5
    transposed = name.startswith("gpt.gpt.h.")
    fan_in = shape[0] if transposed else int(np.prod(shape[1:]))
    return 0.0, (3.0 / fan_in) ** 0.5


def dump(name, t):
    a = t.detach().cpu().numpy() if torch.is_tensor(t) else np.asarray(t)
    np.save(os.path.join(OUT, name + ".npy"), a)


def config():
    c = XttsConfig()
    a = c.model_args
    a.gpt_num_audio_tokens, a.gpt_start_audio_token, a.gpt_stop_audio_token = 90, 88, 89
    a.gpt_use_perceiver_resampler = True
    a.gpt_number_text_tokens, a.gpt_start_text_token, a.gpt_stop_text_token = 300, 261, 0
    a.gpt_layers, a.gpt_n_model_channels, a.gpt_n_heads = 2, 64, 2
    a.gpt_max_text_tokens, a.gpt_max_audio_tokens = 62, 65
    a.decoder_input_dim = 64
    c.temperature, c.repetition_penalty, c.top_k, c.top_p = 0.75, 5.0, 50, 0.85
    c.gpt_cond_len, c.gpt_cond_chunk_len, c.max_ref_len = 30, 2, 30
    return c


def clip(path):
    """3.2 s of a buzzing voice, in whole numbers so that two languages agree on every sample."""
    n = np.arange(int(3.2 * 22050), dtype=np.int64)
    saw = (n * 131) % 22050 - 11025
    slow = np.abs((n * 3) % 44100 - 22050)
    rough = (n * 1103515245 + 12345) // 65536 % 2001 - 1000
    x = (saw * slow // 22050 + rough // 4).astype("<i2")
    with wave.open(path, "wb") as w:
        w.setnchannels(1)
        w.setsampwidth(2)
        w.setframerate(22050)
        w.writeframes(x.tobytes())


class NoTokenizer:
    """The formula model has no text side; the configuration gives its size and the ids of the start and stop tokens."""

    tokenizer = None


cfg = config()
m = Xtts(cfg)
m.tokenizer = NoTokenizer()
m.init_models()
with torch.no_grad():
    for name, p in list(m.named_parameters()) + list(m.named_buffers()):
        if not p.is_floating_point() or "torch_spec" in name or name.startswith("torch_mel"):
            continue
        centre, width = kind(name, tuple(p.shape))
        values = (centre + width * noise(name, p.numel())).astype(np.float32)
        p.copy_(torch.from_numpy(values).reshape(p.shape))
m.hifigan_decoder.eval()
m.gpt.init_gpt_for_inference(kv_cache=True)
m.gpt.eval()
m.eval()

wav = os.path.join(OUT, "ref.wav")
clip(wav)
with torch.inference_mode():
    a22 = load_audio(wav, 22050)
    mel = wav_to_mel_cloning(a22[:, : 22050 * 2], mel_norms=m.mel_stats.cpu(), n_fft=2048, hop_length=256, win_length=1024,
                             power=2, normalized=False, sample_rate=22050, f_min=0, f_max=8000, n_mels=80)
    dump("cond_mel_chunk0", mel)
    h = m.gpt.conditioning_encoder.init(mel)
    dump("cond_init", h)
    for i, block in enumerate(m.gpt.conditioning_encoder.attn):
        h = block(h)
        dump(f"cond_attn{i}", h)
    dump("cond_perceiver", m.gpt.conditioning_perceiver(h.permute(0, 2, 1)))
    gl, se = m.get_conditioning_latents(audio_path=[wav], max_ref_length=30, gpt_cond_len=30, gpt_cond_chunk_len=2)
    dump("gpt_cond_latent", gl)
    dump("speaker_embedding", se)
    tt = torch.IntTensor(IDS).unsqueeze(0)
    fake = m.gpt.compute_embeddings(gl, tt)
    o = m.gpt.gpt_inference(input_ids=fake, use_cache=True, return_dict=True, output_hidden_states=True)
    dump("prefill_logits_last", o.logits[:, -1])
    dump("prefill_latent_last", m.gpt.final_norm(o.hidden_states[-1][:, -1]))
    codes = m.gpt.generate(cond_latents=gl, text_inputs=tt, do_sample=False, top_p=0.85, top_k=50, temperature=0.75,
                           num_return_sequences=1, num_beams=1, length_penalty=1.0, repetition_penalty=5.0,
                           output_attentions=False, max_new_tokens=MAX_NEW)
    dump("codes_greedy", codes)
    fake = m.gpt.compute_embeddings(gl, tt)
    past, states, inp = None, [], fake
    for i in range(codes.shape[-1]):
        o = m.gpt.gpt_inference(input_ids=inp, past_key_values=past, use_cache=True, return_dict=True,
                                output_hidden_states=True)
        past = o.past_key_values
        states.append(m.gpt.final_norm(o.hidden_states[-1][:, -1]))
        inp = codes[:, i:i + 1]
    latents = torch.stack(states, 1)
    dump("latents_ar", latents)
    w = m.hifigan_decoder(latents, g=se)
    dump("wav_from_latents", w)
    print("codes", codes.tolist(), "wav", tuple(w.shape), "peak", float(w.abs().max()), "rms", float(w.pow(2).mean().sqrt()))
    print("logits", float(o.logits.std()), "latents", float(latents.std()), "cond", float(gl.std()))
json.dump({"ids": IDS, "args": {"lang": "en", "max_new": MAX_NEW}}, open(os.path.join(OUT, "manifest.json"), "w"))
