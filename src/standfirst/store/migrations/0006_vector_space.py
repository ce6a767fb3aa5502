from typing import Any

from django.db import migrations, models

_FIRST = "use-multilingual-v3/512"  # the one embedder that desks had until vectors were told apart


def name_space(apps: Any, schema_editor: Any) -> None:
    apps.get_model("store", "Article").objects.exclude(vector=None).filter(vector_space="").update(vector_space=_FIRST)


class Migration(migrations.Migration):
    dependencies = [("store", "0005_assignment_by")]

    operations = [
        migrations.AddField(
            model_name="article",
            name="vector_space",
            field=models.CharField(blank=True, db_default="", default="", max_length=80),
        ),
        migrations.RunPython(name_space, migrations.RunPython.noop, elidable=True),
    ]
