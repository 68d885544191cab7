/** Four short sounds, told apart with eyes shut. Made on the spot: no files to load, nothing to wait for. */

export type Sound = "added" | "bad" | "approved" | "look";

interface Note {
  readonly hz: number;
  readonly at: number;
  readonly length: number;
  readonly shape: OscillatorType;
  readonly loud: number;
}

/** Times in seconds: a dry tick, two low notes, a rising third, a soft knock. */
const NOTES: Readonly<Record<Sound, readonly Note[]>> = {
  added: [{ hz: 1900, at: 0, length: 0.035, shape: "square", loud: 0.06 }],
  bad: [
    { hz: 196, at: 0, length: 0.16, shape: "sawtooth", loud: 0.14 },
    { hz: 147, at: 0.19, length: 0.26, shape: "sawtooth", loud: 0.14 },
  ],
  approved: [
    { hz: 523, at: 0, length: 0.14, shape: "sine", loud: 0.2 },
    { hz: 659, at: 0.15, length: 0.24, shape: "sine", loud: 0.2 },
  ],
  look: [
    { hz: 330, at: 0, length: 0.07, shape: "triangle", loud: 0.22 },
    { hz: 330, at: 0.14, length: 0.07, shape: "triangle", loud: 0.22 },
  ],
};

let context: AudioContext | null = null;

/** Plays at once, or not at all where the machine has no sound or nobody has touched the page yet. */
export function play(sound: Sound): void {
  if (!navigator.userActivation.hasBeenActive) return;
  try {
    context ??= new AudioContext();
    if (context.state === "suspended") void context.resume().catch(() => undefined);
    for (const note of NOTES[sound]) strike(context, note);
  } catch {
    // A till without a loudspeaker is still a till.
  }
}

function strike(audio: AudioContext, { hz, at, length, shape, loud }: Note): void {
  const start = audio.currentTime + at;
  const voice = new OscillatorNode(audio, { frequency: hz, type: shape });
  const volume = new GainNode(audio, { gain: loud });
  volume.gain.setValueAtTime(loud, start);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + length);
  voice.connect(volume).connect(audio.destination);
  voice.start(start);
  voice.stop(start + length + 0.02);
}
