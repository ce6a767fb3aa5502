from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0002_search")]

    operations = [
        migrations.AddField(
            model_name="reader",
            name="version",
            field=models.PositiveIntegerField(default=0),
        ),
    ]
