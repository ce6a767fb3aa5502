from typing import Any

from django.db import migrations, models
from django.db.models import F


def nobody_told_a_price(apps: Any, schema_editor: Any) -> None:
    """What was spent before prices were known is in no sum of money; the local model costs none."""
    rows = apps.get_model("store", "UsageDay").objects.exclude(model="local")
    rows.update(unpriced_tokens=F("input_tokens") + F("output_tokens"))


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0006_vector_space"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoryUsage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("story_id", models.CharField(max_length=26, unique=True)),
                ("calls", models.PositiveIntegerField(default=0)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("input_tokens", models.BigIntegerField(default=0)),
                ("output_tokens", models.BigIntegerField(default=0)),
                ("millionths", models.BigIntegerField(default=0)),
                ("unpriced_tokens", models.BigIntegerField(default=0)),
                ("odd_answers", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.AddField(
            model_name="usageday",
            name="failures",
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="usageday",
            name="millionths",
            field=models.BigIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="usageday",
            name="unpriced_tokens",
            field=models.BigIntegerField(db_default=0, default=0),
        ),
        migrations.RunPython(nobody_told_a_price, migrations.RunPython.noop, elidable=True),
    ]
