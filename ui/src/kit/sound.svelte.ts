// Sounds made on the spot: a ring for the telephone, two rising tones for an alert, one soft tone for a mail.
export type Sound = 'phone' | 'alert' | 'mail';

interface Tone {
  /** Hz */
  pitch: number;
  /** s from the start of the sound */
  from: number;
  /** s */
  length: number;
}

const ring = (from: number): Tone[] =>
  Array.from({ length: 8 }, (_, i) => ({ pitch: i % 2 ? 950 : 760, from: from + i * 0.06, length: 0.06 }));

const sounds: Record<Sound, { wave: OscillatorType; volume: number; tones: Tone[] }> = {
  phone: { wave: 'triangle', volume: 0.22, tones: [...ring(0), ...ring(0.75)] },
  alert: {
    wave: 'square',
    volume: 0.1,
    tones: [520, 780, 520, 780].map((pitch, i) => ({ pitch, from: i * 0.22, length: 0.18 })),
  },
  mail: { wave: 'sine', volume: 0.16, tones: [{ pitch: 660, from: 0, length: 0.14 }] },
};

const storageKey = 'enshu.muted';

class Speaker {
  muted = $state(localStorage.getItem(storageKey) === 'yes');
  private context: AudioContext | null = null;

  constructor() {
    // Browsers keep silent until the person has touched the page.
    for (const gesture of ['pointerdown', 'keydown'] as const) {
      addEventListener(gesture, () => void this.wake(), { once: true, capture: true });
    }
  }

  mute(muted: boolean): void {
    this.muted = muted;
    localStorage.setItem(storageKey, muted ? 'yes' : 'no');
  }

  play(sound: Sound): void {
    if (this.muted) return;
    const context = this.open();
    if (context?.state !== 'running') return;
    const { wave, volume, tones } = sounds[sound];
    for (const { pitch, from, length } of tones) {
      const oscillator = new OscillatorNode(context, { type: wave, frequency: pitch });
      const gain = new GainNode(context, { gain: 0 });
      const start = context.currentTime + from;
      // A short rise and fall: a tone that is cut off clicks.
      gain.gain.setValueAtTime(0, start);
      gain.gain.linearRampToValueAtTime(volume, start + 0.01);
      gain.gain.setValueAtTime(volume, start + length - 0.015);
      gain.gain.linearRampToValueAtTime(0, start + length);
      oscillator.connect(gain).connect(context.destination);
      oscillator.start(start);
      oscillator.stop(start + length);
    }
  }

  /** For the sound check: wakes the audio and plays even when muted before. */
  async check(sound: Sound): Promise<void> {
    this.mute(false);
    await this.wake();
    this.play(sound);
  }

  private async wake(): Promise<void> {
    await this.open()?.resume();
  }

  private open(): AudioContext | null {
    if (!this.context && 'AudioContext' in window) this.context = new AudioContext();
    return this.context;
  }
}

export const speaker = new Speaker();
