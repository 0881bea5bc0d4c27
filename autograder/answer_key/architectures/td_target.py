"""td_target: r + gamma max_a Q(s', a), without the future term where the episode is done."""

import numpy as np

from autograder.model import AnswerKey, Case, Wrong, case


def td_target(reward, next_q, done, gamma):
    future = gamma * next_q.max(axis=1)  # (m,)
    return reward + np.where(done, 0, future)


def steps(rng: np.random.Generator, m: int, actions: int) -> tuple:
    return rng.normal(size=m), rng.normal(0, 3, size=(m, actions))


def cases(rng: np.random.Generator) -> tuple[Case, ...]:
    reward, next_q = steps(rng, 5, 3)
    going, some = np.zeros(5, dtype=bool), np.array([False, True, False, False, True])
    whole = rng.integers(-3, 4, size=5), rng.integers(-9, 10, size=(5, 3))
    return (
        case("5 steps, 3 actions", reward, next_q, going, 0.9),
        case("as many actions as steps", *steps(rng, 4, 4), np.zeros(4, dtype=bool), 0.5),
        case("more actions than steps", *steps(rng, 2, 5), np.zeros(2, dtype=bool), 0.99),
        case("a single action", *steps(rng, 4, 1), np.zeros(4, dtype=bool), 0.7),
        case("a single step", *steps(rng, 1, 3), np.zeros(1, dtype=bool), 0.9),
        case("next values below 0", reward, -rng.uniform(1, 9, size=(5, 3)), going, 0.9),
        case("no discount", reward, next_q, going, 1.0),
        case("gamma = 0", reward, next_q, going, 0.0),
        case("gamma as a whole number", reward, next_q, going, 1),
        case("float32", reward.astype(np.float32), next_q.astype(np.float32), going, 0.9),
        case("some episodes end", reward, next_q, some, 0.9, part="done"),
        case("all episodes end", reward, next_q, ~going, 0.9, part="done"),
        case("a single step, the last", *steps(rng, 1, 4), np.ones(1, dtype=bool), 0.9, part="done"),
        case("the first episode ends", *steps(rng, 3, 3), np.array([True, False, False]), 0.8, part="done"),
        case("integers", *whole, going, 0.9, part="integers"),
        case("32-bit integers", *(a.astype(np.int32) for a in whole), going, 0.25, part="integers"),
        case("read-only input", reward, next_q, going, 0.9, part="clean", read_only=True),
    )


# ---- right answers, in other styles ----


def by_one_minus_done(reward, next_q, done, gamma):
    return reward + gamma * np.max(next_q, axis=1) * (1 - done)


def by_not_done(r, q, d, g):
    return r + g * np.amax(q, axis=-1) * ~d


def step_by_step(reward, next_q, done, gamma):
    targets = []
    for r, q, ended in zip(reward, next_q, done, strict=True):
        targets.append(float(r) if ended else float(r) + gamma * max(float(v) for v in q))
    return np.array(targets)


def by_index(reward, next_q, done, gamma):
    target = np.array(reward, dtype=float)
    goes_on = np.logical_not(done)
    target[goes_on] += gamma * next_q[goes_on].max(axis=1)
    return target


def greedy_action_first(reward, next_q, done, gamma):
    best = np.argmax(next_q, axis=1)
    future = np.take_along_axis(next_q, best[:, None], axis=1)[:, 0] * 1.0
    future[done] = 0
    return reward + gamma * future


# ---- wrong answers, one misconception each ----


def done_ignored(reward, next_q, done, gamma):
    return reward + gamma * next_q.max(axis=1)


def done_turned_round(reward, next_q, done, gamma):
    return reward + np.where(done, gamma * next_q.max(axis=1), 0)


def no_reward_at_the_end(reward, next_q, done, gamma):
    return np.where(done, 0, reward + gamma * next_q.max(axis=1))


def no_discount_at_the_end(reward, next_q, done, gamma):
    return reward + np.where(done, 1, gamma) * next_q.max(axis=1)


def everything_after_the_end(reward, next_q, done, gamma):
    goes_on = np.cumsum(done) == 0
    return reward + gamma * next_q.max(axis=1) * goes_on


def ended_if_any(reward, next_q, done, gamma):
    return reward + (0 if done.any() else gamma * next_q.max(axis=1))


def done_by_if(reward, next_q, done, gamma):
    if done:
        return reward
    return reward + gamma * next_q.max(axis=1)


def done_subtracted(reward, next_q, done, gamma):
    return reward + gamma * next_q.max(axis=1) - done


def over_the_steps(reward, next_q, done, gamma):
    return reward + gamma * next_q.max(axis=0) * (1 - done)


def over_everything(reward, next_q, done, gamma):
    return reward + gamma * next_q.max() * (1 - done)


def mean_over_actions(reward, next_q, done, gamma):
    return reward + gamma * next_q.mean(axis=1) * (1 - done)


def summed_over_actions(reward, next_q, done, gamma):
    return reward + gamma * next_q.sum(axis=1) * (1 - done)


def smallest(reward, next_q, done, gamma):
    return reward + gamma * next_q.min(axis=1) * (1 - done)


def largest_in_size(reward, next_q, done, gamma):
    return reward + gamma * np.abs(next_q).max(axis=1) * (1 - done)


def first_action(reward, next_q, done, gamma):
    return reward + gamma * next_q[:, 0] * (1 - done)


def last_action(reward, next_q, done, gamma):
    return reward + gamma * next_q[:, -1] * (1 - done)


def number_of_the_action(reward, next_q, done, gamma):
    return reward + gamma * next_q.argmax(axis=1) * (1 - done)


def never_below_zero(reward, next_q, done, gamma):
    return reward + gamma * np.maximum(0, next_q.max(axis=1)) * (1 - done)


def no_gamma(reward, next_q, done, gamma):
    return reward + next_q.max(axis=1) * (1 - done)


def gamma_on_everything(reward, next_q, done, gamma):
    return gamma * (reward + next_q.max(axis=1) * (1 - done))


def gamma_on_the_reward(reward, next_q, done, gamma):
    return gamma * reward + next_q.max(axis=1) * (1 - done)


def gamma_by_step(reward, next_q, done, gamma):
    return reward + gamma ** np.arange(1, len(reward) + 1) * next_q.max(axis=1) * (1 - done)


def mixture(reward, next_q, done, gamma):
    return (1 - gamma) * reward + gamma * next_q.max(axis=1) * (1 - done)


def future_only(reward, next_q, done, gamma):
    return gamma * next_q.max(axis=1) * (1 - done)


def future_subtracted(reward, next_q, done, gamma):
    return reward - gamma * next_q.max(axis=1) * (1 - done)


def one_column(reward, next_q, done, gamma):
    return reward[:, None] + gamma * next_q.max(axis=1, keepdims=True) * (1 - done[:, None])


def every_pair(reward, next_q, done, gamma):
    return reward + gamma * next_q.max(axis=1, keepdims=True) * (1 - done)


def one_an_action(reward, next_q, done, gamma):
    return reward[:, None] + gamma * next_q * (1 - done[:, None])


def into_integers(reward, next_q, done, gamma):
    target = np.zeros_like(reward)
    for i in range(len(reward)):
        target[i] = reward[i] if done[i] else reward[i] + gamma * next_q[i].max()
    return target


def in_place(reward, next_q, done, gamma):
    next_q[done] = 0
    return reward + gamma * next_q.max(axis=1)


def reward_written_over(reward, next_q, done, gamma):
    reward += gamma * next_q.max(axis=1) * (1 - done)
    return reward


def a_list(reward, next_q, done, gamma):
    return [float(t) for t in reward + gamma * next_q.max(axis=1) * (1 - done)]


def nothing_returned(reward, next_q, done, gamma):
    print(reward + gamma * next_q.max(axis=1) * (1 - done))


KEY = AnswerKey(
    exercise="td_target",
    reference=td_target,
    cases=cases,
    right=(by_one_minus_done, by_not_done, step_by_step, by_index, greedy_action_first),
    wrong=(
        Wrong(
            id="td-target-done-ignored",
            title="you add a future after the end of an episode",
            hint="After the last step there is no next state. What is its target? Where in your code is `done` used?",
            answer=done_ignored,
        ),
        Wrong(
            id="td-target-done-turned-round",
            title="the future is added where the episode ends, and left out where it goes on",
            hint="done is True at the last step. Which of the two values of np.where comes first?",
            answer=done_turned_round,
        ),
        Wrong(
            id="td-target-no-reward-at-the-end",
            title="the last step of an episode gets 0, and loses its reward",
            hint="The agent reaches the goal, reward 1, and the episode ends. What should the target be?",
            answer=no_reward_at_the_end,
        ),
        Wrong(
            id="td-target-no-discount-at-the-end",
            title="the end of an episode removes gamma, not the future",
            hint="The agent reaches the goal, reward 1, and the episode ends. What should the target be?",
            answer=no_discount_at_the_end,
        ),
        Wrong(
            id="td-target-everything-after-the-end",
            title="after the first end, all later rows lose their future too",
            hint="The rows are separate memories, drawn at random. Does the end in row 1 concern row 2?",
            answer=everything_after_the_end,
        ),
        Wrong(
            id="td-target-ended-if-any",
            title="one end among the steps takes the future from all of them",
            hint="Each row has a done of its own. What chooses for each element of an array?",
            answer=ended_if_any,
        ),
        Wrong(
            id="td-target-done-by-if",
            title="you ask `if done`, which has no answer for an array",
            hint="What does Python say to `if np.array([True, False])`? What chooses for each element?",
            answer=done_by_if,
        ),
        Wrong(
            id="td-target-done-subtracted",
            title="you subtract done, instead of removing the future",
            hint="What is True in a sum? By what could the future be multiplied so that it vanishes?",
            answer=done_subtracted,
        ),
        Wrong(
            id="td-target-over-the-steps",
            title="you take the largest value of each action, over the steps (axis 0)",
            hint="One step is one row. Along which axis of (m, actions) do the actions lie?",
            answer=over_the_steps,
        ),
        Wrong(
            id="td-target-over-everything",
            title="you take the largest value of all, for every step",
            hint="Each step has a best next action of its own. Which argument of max finds one for each row?",
            answer=over_everything,
        ),
        Wrong(
            id="td-target-mean-over-actions",
            title="you take the mean over the actions, not the best",
            hint="Which action will the agent take in the next state? What is that one worth?",
            answer=mean_over_actions,
        ),
        Wrong(
            id="td-target-sum-over-actions",
            title="you add up the actions' values",
            hint="How many actions can the agent take at a time? Which one will it be?",
            answer=summed_over_actions,
        ),
        Wrong(
            id="td-target-smallest",
            title="you take the worst action",
            hint="Which action will the agent take in the next state: the best or the worst?",
            answer=smallest,
        ),
        Wrong(
            id="td-target-largest-in-size",
            title="you take absolute values: a very bad action looks very good",
            hint="What is the best of the values -4 and 2?",
            answer=largest_in_size,
        ),
        Wrong(
            id="td-target-first-action",
            title="you always take the first action's value",
            hint="Which of the values 2, 4 and 3 should count?",
            answer=first_action,
        ),
        Wrong(
            id="td-target-last-action",
            title="you always take the last action's value",
            hint="Which of the values 2, 4 and 3 should count?",
            answer=last_action,
        ),
        Wrong(
            id="td-target-number-of-the-action",
            title="you use which action is the best, not what it is worth",
            hint="What is the difference between `max` and `argmax`?",
            answer=number_of_the_action,
        ),
        Wrong(
            id="td-target-never-below-zero",
            title="the future counts as 0 where all its values are negative",
            hint="What is the best of the values -4 and -2? Where does a 0 come in?",
            answer=never_below_zero,
        ),
        Wrong(
            id="td-target-no-gamma",
            title="the future is not discounted",
            hint="Call your function with gamma = 0. What should be left?",
            answer=no_gamma,
        ),
        Wrong(
            id="td-target-gamma-on-everything",
            title="gamma is applied to the reward as well: a bracket is wrong",
            hint="Call your function with gamma = 0. The reward of this very step should be left.",
            answer=gamma_on_everything,
        ),
        Wrong(
            id="td-target-gamma-on-the-reward",
            title="gamma is applied to the reward and not to the future",
            hint="Which of the two comes later, and is therefore worth less?",
            answer=gamma_on_the_reward,
        ),
        Wrong(
            id="td-target-gamma-by-step",
            title="you raise gamma to the number of the row",
            hint="The rows are separate memories, each one step long. How far away is the future in each of them?",
            answer=gamma_by_step,
        ),
        Wrong(
            id="td-target-mixture",
            title="you mix reward and future with the shares 1 - gamma and gamma",
            hint="With gamma = 0.9, how much of this step's reward should be left: a tenth, or all?",
            answer=mixture,
        ),
        Wrong(
            id="td-target-future-only",
            title="the reward is missing",
            hint="Call your function with gamma = 0. What should be left?",
            answer=future_only,
        ),
        Wrong(
            id="td-target-future-subtracted",
            title="you subtract the future",
            hint="Should a better next state make the target higher or lower?",
            answer=future_subtracted,
        ),
        Wrong(
            id="td-target-one-column",
            title="your targets are one column (m, 1), not (m,)",
            hint="Print the shapes of reward and of your result. What does keepdims do?",
            answer=one_column,
        ),
        Wrong(
            id="td-target-every-pair",
            title="a column and a row were added, which makes a table of every pair",
            hint="Print the shape of your result. What is (m, 1) + (m,)?",
            answer=every_pair,
        ),
        Wrong(
            id="td-target-one-an-action",
            title="you return a target for each action",
            hint="Which of the next actions will the agent take? How many targets has a step?",
            answer=one_an_action,
        ),
        Wrong(
            id="td-target-into-integers",
            title="your result has the type of the rewards, and integers cannot hold fractions",
            hint="Try rewards of whole numbers with gamma = 0.5. What is the dtype of your result?",
            answer=into_integers,
        ),
        Wrong(
            id="td-target-in-place",
            title="you set the caller's next_q to 0",
            hint="Print next_q before and after a call.",
            answer=in_place,
        ),
        Wrong(
            id="td-target-reward-written-over",
            title="you add the future to the caller's reward, with +=",
            hint="Call your function twice with the same reward. Does the second call give the same as the first?",
            answer=reward_written_over,
        ),
        Wrong(
            id="td-target-list",
            title="you return a list, not an array",
            hint="What does `2 * result` give for a list, and for an array?",
            answer=a_list,
        ),
        Wrong(
            id="td-target-no-return",
            title="you compute the targets and do not return them",
            hint="What is the difference between printing and returning?",
            answer=nothing_returned,
        ),
    ),
)
