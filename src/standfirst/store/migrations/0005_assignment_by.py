import re
from typing import Any

from django.db import migrations, models

# Until now the editor stood in the reason only: "merge by edda". The machine's reasons never begin so.
_BY_HAND = re.compile(r"(?:merge|unmerge|split|move) by (.+)", re.DOTALL)


def name_editors(apps: Any, schema_editor: Any) -> None:
    rows = apps.get_model("store", "Assignment").objects.filter(kind__in=("merge", "unmerge", "split", "move"), by="")
    for reason in rows.filter(reason__contains=" by ").order_by().values_list("reason", flat=True).distinct():
        found = _BY_HAND.fullmatch(reason)
        if found:
            rows.filter(reason=reason).update(by=found.group(1)[:150])


class Migration(migrations.Migration):
    dependencies = [("store", "0004_stories_and_trends")]

    operations = [
        migrations.AddField(
            model_name="assignment",
            name="by",
            field=models.CharField(blank=True, db_default="", default="", max_length=150),
        ),
        migrations.RunPython(name_editors, migrations.RunPython.noop, elidable=True),
    ]
