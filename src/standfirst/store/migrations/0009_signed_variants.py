"""Every variant is signed. Those from before were not and cannot be proved: they go, and are written anew."""

from datetime import UTC, datetime

from django.db import migrations, models


def write_anew(apps, schema_editor):
    variant, work = apps.get_model("store", "ReportVariant"), apps.get_model("store", "Work")
    told = set(variant.objects.values_list("report__story_id", "revision"))
    rows = [work(step="also", key=story, version=f"signed-r{number}", due_at=datetime.now(UTC)) for story, number in told]
    work.objects.bulk_create(rows, ignore_conflicts=True)
    variant.objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("store", "0008_report_variants")]

    operations = [
        migrations.RunPython(write_anew, migrations.RunPython.noop),
        migrations.AddField("reportvariant", "manifest", models.TextField(default=""), preserve_default=False),
    ]
