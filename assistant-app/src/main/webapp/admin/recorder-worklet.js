/** Passes on the microphone's samples block by block, with the peak amplitude of each block. */
class Recorder extends AudioWorkletProcessor {
  /** @param {Float32Array[][]} inputs */
  process([channels]) {
    const heard = channels?.[0];
    if (heard) {
      const samples = new Int16Array(heard.length);
      let peak = 0;
      for (let i = 0; i < heard.length; i++) {
        const value = Math.max(-1, Math.min(1, heard[i]));
        samples[i] = Math.round(32_767 * value);
        peak = Math.max(peak, Math.abs(value));
      }
      this.port.postMessage({ samples, peak }, [samples.buffer]);
    }
    return true;
  }
}

registerProcessor('recorder', Recorder);
