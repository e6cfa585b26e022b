/** A short tone and a shake, so that nobody has to look at the screen while cards go by. Silent where the browser has neither. */
let audio: AudioContext | undefined

export function sound(kind: 'good' | 'bad'): void {
  navigator.vibrate?.(kind === 'good' ? 80 : [60, 60, 60])
  try {
    audio ??= new AudioContext()
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    const from = audio.currentTime
    tone.frequency.value = kind === 'good' ? 880 : 220
    volume.gain.setValueAtTime(0.15, from)
    volume.gain.exponentialRampToValueAtTime(0.001, from + 0.18)
    tone.connect(volume).connect(audio.destination)
    tone.start(from)
    tone.stop(from + 0.2)
  } catch {
    // The name is on the screen.
  }
}
