"""The learning-rate schedule and the checkpoints of a training run. Does not know what is trained."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import nn
from torch.optim import Optimizer

MINUTES_BETWEEN_CHECKPOINTS = 10


class Schedule:
    """Linear warm-up, then linear decay to zero, counted in tokens read; prints the loss as it goes."""

    def __init__(self, optimizers: Sequence[Optimizer], tokens: int, warm: float) -> None:
        self.optimizers, self.tokens, self.warm = optimizers, tokens, warm
        self.read, self.steps, self.began_at = 0, 0, 0
        self.average: dict[str, float] = {}
        self.groups = [group for optimizer in optimizers for group in optimizer.param_groups]
        self.rates = [group["lr"] for group in self.groups]
        self.began = time.monotonic()

    @property
    def finished(self) -> bool:
        return self.read >= self.tokens

    def step(self, tokens: int, losses: dict[str, float]) -> None:
        """Step the optimizers after a batch of ``tokens`` pieces."""
        part = self.read / self.tokens
        factor = min(part / self.warm + 0.02, 1.0, max(0.0, (1 - part) / (1 - self.warm)))
        for group, rate in zip(self.groups, self.rates, strict=True):
            group["lr"] = rate * factor
        for optimizer in self.optimizers:
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        self.read, self.steps = self.read + tokens, self.steps + 1
        for name, loss in losses.items():
            self.average[name] = 0.96 * self.average.get(name, loss) + 0.04 * loss
        if self.steps % 25 == 0:
            speed = (self.read - self.began_at) / (time.monotonic() - self.began)
            shown = "  ".join(f"{name} {loss:.3f}" for name, loss in self.average.items())
            print(f"{self.steps} steps  {100 * self.read / self.tokens:.1f} %  {shown}  {speed:.0f} tokens/s", flush=True)


_saved = time.monotonic()


def save(folder: Path, model: nn.Module, schedule: Schedule, batch: int) -> None:
    """Write a checkpoint if the last one is ten minutes old; the file is whole or not there."""
    global _saved
    if time.monotonic() - _saved < 60 * MINUTES_BETWEEN_CHECKPOINTS:
        return
    _saved = time.monotonic()
    folder.mkdir(parents=True, exist_ok=True)
    state = {"model": model.state_dict(), "optimizers": [o.state_dict() for o in schedule.optimizers], "batch": batch}
    torch.save(state | {"read": schedule.read, "steps": schedule.steps}, folder / "checkpoint.part")
    (folder / "checkpoint.part").rename(folder / "checkpoint.pt")


def restore(folder: Path, model: nn.Module, schedule: Schedule) -> int:
    """Load the checkpoint in ``folder`` if there is one and return the number of batches it has seen, else 0."""
    if not (folder / "checkpoint.pt").exists():
        return 0
    state = torch.load(folder / "checkpoint.pt", weights_only=True)
    model.load_state_dict(state["model"])
    for optimizer, kept in zip(schedule.optimizers, state["optimizers"], strict=True):
        optimizer.load_state_dict(kept)
    schedule.read, schedule.steps, schedule.began_at = state["read"], state["steps"], state["read"]
    return int(state["batch"])
