"""nbgrader's settings for this course. https://nbgrader.readthedocs.io/en/stable/configuration/config_options.html"""

c = get_config()  # noqa: F821  (nbgrader defines it)

c.CourseDirectory.course_id = "introduction-to-deep-learning"

# `nbgrader autograde` and the formgrader's button grade in the sandbox: no student's code runs in nbgrader's process.
# The preprocessor restores locked, copied, deleted and retyped cells itself.
c.Autograde.sanitize_preprocessors = []
c.Autograde.autograde_preprocessors = [
    "autograder.preprocessor.GradeInSandbox",
    "nbgrader.preprocessors.AssignLatePenalties",
]

# From the exchange, each student's own files; on the pages, students' texts without scripts. Both are nbgrader's otherwise.
c.ExchangeFactory.collect = "autograder.exchange.CollectOwn"
c.HTMLExporter.filters = {"strip_files_prefix": "autograder.rendering.harmless"}

# Hidden inputs are drawn from this number. Change it each year, so that last year's inputs do not help.
c.GradeInSandbox.seed = 2026
