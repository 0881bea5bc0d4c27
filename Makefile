# Every target builds what it needs: Python packages into .venv, and, where it may, system packages.

# An interpreter to build .venv with, `make lab PYTHON=python3.12`; otherwise the first suitable one is taken.
PYTHON ?=
# More for JupyterLab: `make lab LAB_ARGS="--no-browser --port 8890"`.
LAB_ARGS ?=
# More for pytest: `make test TEST_ARGS="-k sigmoid"`.
TEST_ARGS ?=
# More for the soak: `make soak SOAK_ARGS=kill`, `make soak SOAK_ARGS="thousand --count 100"`; `make fuzz FUZZ_ARGS=…` alike.
SOAK_ARGS ?=
FUZZ_ARGS ?=
# More for the benchmark: `make bench BENCH_ARGS="--students 10 --classes NumPy"`.
BENCH_ARGS ?=
# More for the class server: `make hub HUB_ARGS="--root /data/idl --port 9000"`; `HUB_ARGS=--help` lists them.
HUB_ARGS ?=
# Some lessons only: `make lessons LESSONS="03 07"`.
LESSONS ?=
# More for the lock: `make lock LOCK_ARGS=--upgrade`; without it, pins that still fit are kept.
LOCK_ARGS ?=

INSTALLED := .venv/.installed
# nbgrader calls `alembic`, and JupyterLab its kernels, by name: .venv comes first.
IN_VENV := PATH="$(CURDIR)/.venv/bin:$$PATH"
SUITABLE := import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))

.DEFAULT_GOAL := help
.PHONY: help lab hub grade test test-hub bench fuzz soak mutants proof lint release lessons edition lock clean sandbox-packages test-packages

help:  ## list the targets
	@sed -n 's/^\([a-z][a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 18

lab: $(INSTALLED)  ## open JupyterLab on the course
	@$(IN_VENV) OPENBLAS_NUM_THREADS=1 .venv/bin/jupyter lab $$(test "$$(id -u)" -ne 0 || echo --allow-root) \
		--LabApp.default_url=/lab/tree/course/00_welcome.ipynb $(LAB_ARGS)

hub:  ## install a class server on this machine, and start it (deploy/jupyterhub/README.md); needs root
	@$(choose-python); "$$python" deploy/jupyterhub/install.py $(HUB_ARGS)

grade: sandbox-packages $(INSTALLED)  ## grade the sample class, from release to report
	@$(IN_VENV) .venv/bin/python -m tests.sample_class

test: test-packages $(INSTALLED)  ## run every test: package, notebooks, browser
	@$(IN_VENV) .venv/bin/python -m pytest $(TEST_ARGS)
	@test -n "$(TEST_ARGS)" || $(IN_VENV) .venv/bin/python -m pytest --numprocesses=2 tests/lessons

test-hub: test-packages $(INSTALLED)  ## play a term on a class server of its own, in a browser; needs root, makes accounts
	@$(IN_VENV) .venv/bin/python -m pytest tests/hub $(TEST_ARGS)

bench: sandbox-packages $(INSTALLED)  ## measure how fast classes are graded, against nbgrader and the limit
	@$(IN_VENV) .venv/bin/python -m tests.benchmark $(BENCH_ARGS)

fuzz: $(INSTALLED)  ## read a million hostile messages, as the sandbox could send them
	@$(IN_VENV) .venv/bin/python -m tests.soak fuzz $(FUZZ_ARGS)

soak: sandbox-packages $(INSTALLED)  ## kill runs, fill disks, grade a thousand: long proofs, some hours
	@$(IN_VENV) .venv/bin/python -m tests.soak $(SOAK_ARGS)

mutants: $(INSTALLED)  ## try every mutant of the answer key's references, and list those that survive
	@$(IN_VENV) .venv/bin/python -m tests.mutants

proof: $(INSTALLED)  ## prove the answer key, all of it, and renew autograder/answer_key/PROOF.md
	@$(IN_VENV) .venv/bin/python -m tests.proof >.venv/proof.md && cp .venv/proof.md autograder/answer_key/PROOF.md

lint: $(INSTALLED)  ## check the style of code and notebooks
	@$(IN_VENV) .venv/bin/ruff check .
	@$(IN_VENV) .venv/bin/ruff format --check .

release: $(INSTALLED)  ## generate release/ from source/
	@set -e; for folder in source/*/; do \
		test -d "$$folder" || { echo "there is no assignment in source/" >&2; exit 1; }; \
		$(IN_VENV) .venv/bin/nbgrader generate_assignment "$$(basename "$$folder")" --force --create; \
	done

edition: $(INSTALLED)  ## pack the students' edition into dist/: lessons, assignments, the package without a key
	@.venv/bin/python deploy/students_edition.py

lessons: $(INSTALLED)  ## run the lessons in course/, and store their outputs
	@$(IN_VENV) .venv/bin/python -m course.execute $(LESSONS)

lock:  ## choose the versions in requirements.lock (environment.yml follows by hand; a test compares them)
	@$(choose-python); sh .ci/system-packages $$venv_package || exit 1; \
	scratch=$$(mktemp -d); trap 'rm -rf "$$scratch"' EXIT; \
	"$$python" -m venv "$$scratch/venv" && "$$scratch/venv/bin/python" -m pip install --quiet uv && \
	env -u UV_INDEX -u UV_DEFAULT_INDEX -u UV_INDEX_URL -u UV_EXTRA_INDEX_URL -u UV_FIND_LINKS \
		"$$scratch/venv/bin/uv" --no-config --cache-dir "$$scratch/cache" pip compile pyproject.toml --quiet \
		--universal --python-version 3.11 --fork-strategy fewest --all-extras --generate-hashes \
		--custom-compile-command "make lock" --output-file requirements.lock $(LOCK_ARGS)

clean:  ## remove .venv, caches and build output; never a gradebook or a submission
	rm -rf .venv build dist *.egg-info .pytest_cache .ruff_cache .hypothesis .sample-class
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

sandbox-packages:
	@$(choose-python); sh .ci/system-packages bubblewrap $$venv_package

test-packages:
	@$(choose-python); sh .ci/system-packages bubblewrap chromium postgresql $$venv_package

# Sets $python, and $venv_package to the system package that it lacks to make a virtual environment. A .venv that
# works is kept. Each candidate is run, because a name can exist and fail (pyenv's shims do); one that lacks
# nothing comes first.
define choose-python
python=; venv_package=; \
if .venv/bin/python -c "import pip; $(SUITABLE)" >/dev/null 2>&1; then \
	python=.venv/bin/python; \
else \
	for need in ", ensurepip" ""; do \
		for candidate in $(or $(PYTHON),python3.13 python3.12 python3.11 python3); do \
			if test -z "$$python" && "$$candidate" -c "import venv$$need; $(SUITABLE)" >/dev/null 2>&1; then \
				python=$$candidate; \
				test -n "$$need" || venv_package=$$("$$python" -c \
					'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
			fi; \
		done; \
	done; \
fi; \
if test -z "$$python"; then \
	echo "no suitable Python found (tried: $(or $(PYTHON),python3.13 python3.12 python3.11 python3)):" \
		"install Python 3.11, 3.12 or 3.13, or name one with PYTHON=/path/to/python" >&2; exit 1; \
fi
endef

# A .venv that works is brought up to date; one that does not is built anew.
$(INSTALLED): requirements.lock pyproject.toml
	@$(choose-python); sh .ci/system-packages $$venv_package || exit 1; \
	test "$$python" = .venv/bin/python || "$$python" -m venv --clear .venv
	@echo "installing the packages of requirements.lock into .venv: some minutes, once" >&2
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
